import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useOutbox, type Mail } from '../api/outbox.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import classes from './outbox-page.module.css';

/** The mails that the local outbox holds, newest first. */
export function OutboxPage() {
  const { t } = useTranslation();
  const outbox = useOutbox();
  useDocumentTitle(`${t('outbox.title')} – ${t('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('outbox.title')}</h1>
      <p className={frame['muted']}>{t('outbox.lead')}</p>
      <Answer query={outbox} skeleton={<Skeleton height={160} />}>
        {({ mails }) => (mails.length === 0 ? <p>{t('outbox.none')}</p> : <Mails mails={mails} />)}
      </Answer>
    </>
  );
}

function Mails({ mails }: { readonly mails: readonly Mail[] }) {
  const { t } = useTranslation();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  return (
    <ul role="list" className={classes['mails']}>
      {mails.map((mail) => (
        <li key={mail.id} className={frame['sheet']} data-testid={`mail-${mail.id}`} data-kind={mail.kind}>
          <h2 className={classes['subject']}>{mail.subject}</h2>
          <dl className={classes['envelope']}>
            <dt>{t('outbox.to')}</dt>
            <dd>{mail.to}</dd>
            <dt>{t('outbox.sentAt')}</dt>
            <dd>
              <time dateTime={mail.sentAt}>{dates.instant(mail.sentAt, timeZone)}</time>
            </dd>
          </dl>
          <p className={classes['text']}>{mail.text}</p>
        </li>
      ))}
    </ul>
  );
}
