import type { Channel, Contact, Notices } from '../api/notices.js';
import frame from '../shell/frame.module.css';
import classes from './contacts.module.css';
import { ContactProof } from './contact-proof.js';
import page from './notices-page.module.css';
import { useNoticeTexts } from './texts/notice-texts.js';

const channels: readonly Channel[] = ['sms', 'email'];

/** Where one is told; what is not confirmed can be here. */
export function Contacts({ contacts }: { readonly contacts: Notices['contacts'] }) {
  const { t } = useNoticeTexts();
  return (
    <section className={frame['sheet']}>
      <h2 className={page['heading']}>{t('notices:contact.title')}</h2>
      <p className={frame['muted']}>{t('notices:contact.lead')}</p>
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
  const { t } = useNoticeTexts();
  if (contact === undefined) return <dd className={frame['muted']}>{t('notices:contact.none')}</dd>;
  const { masked, verified } = contact;
  return (
    <dd>
      <span className={classes['masked']}>{masked}</span>{' '}
      <strong className={classes['proof']} data-verified={verified}>
        {verified ? t('notices:contact.verified') : t('notices:contact.unverified')}
      </strong>
      <ContactProof channel={channel} verified={verified} />
    </dd>
  );
}
