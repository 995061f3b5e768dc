import { useTranslation } from 'react-i18next';
import type { Channel, Contact, Notices } from '../api/notices.js';
import frame from '../shell/frame.module.css';
import classes from './contacts.module.css';
import { ContactProof } from './contact-proof.js';
import page from './notices-page.module.css';

const channels: readonly Channel[] = ['sms', 'email'];

/** Where one is told; what is not confirmed can be here. */
export function Contacts({ contacts }: { readonly contacts: Notices['contacts'] }) {
  const { t } = useTranslation();
  return (
    <section className={frame['sheet']}>
      <h2 className={page['heading']}>{t('contact.title')}</h2>
      <p className={frame['muted']}>{t('contact.lead')}</p>
      <dl className={classes['contacts']}>
        {channels.map((channel) => (
          <div key={channel} data-testid={`contact-${channel}`}>
            <dt>{t(`notice.channel.${channel}`)}</dt>
            <ContactLine channel={channel} contact={contacts[channel]} />
          </div>
        ))}
      </dl>
    </section>
  );
}

interface ContactLineProps {
  readonly channel: Channel;
  readonly contact: Contact | undefined;
}

function ContactLine({ channel, contact }: ContactLineProps) {
  const { t } = useTranslation();
  if (contact === undefined) return <dd className={frame['muted']}>{t('contact.none')}</dd>;
  const { masked, verified } = contact;
  return (
    <dd>
      <span className={classes['masked']}>{masked}</span>{' '}
      <strong className={classes['proof']} data-verified={verified}>
        {verified ? t('contact.verified') : t('contact.unverified')}
      </strong>
      <ContactProof channel={channel} verified={verified} />
    </dd>
  );
}
