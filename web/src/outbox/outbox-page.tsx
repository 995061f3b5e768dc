import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOutbox, type KeptMessage } from '../api/outbox.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { Envelope } from './envelope.js';
import { MessageBody } from './message-body.js';
import { OutboxFrame } from './outbox-frame.js';
import classes from './outbox.module.css';
import { useOutboxTexts } from './texts/outbox-texts.js';

/** The messages that the local outbox holds, newest first. */
export function OutboxPage() {
  const { t } = useOutboxTexts();
  const outbox = useOutbox();
  return (
    <OutboxFrame lead={t('lead')}>
      <Answer query={outbox} skeleton={<Skeleton height={160} />}>
        {({ messages }) => {
          if (messages.length === 0) return <p>{t('none')}</p>;
          return (
            <ul role="list" className={classes['messages']}>
              {messages.map((message, index) => (
                <Kept key={message.id} message={message} startsOpen={index === 0} />
              ))}
            </ul>
          );
        }}
      </Answer>
    </OutboxFrame>
  );
}

function Kept({ message, startsOpen }: { readonly message: KeptMessage; readonly startsOpen: boolean }) {
  const { t } = useTranslation();
  const { t: outbox } = useOutboxTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const { id, kind, channel, to, subject, sentAt } = message;
  return (
    <li data-testid={`message-${id}`} data-kind={kind}>
      <Envelope
        title={subject ?? t(`notice.kind.${kind}`)}
        aside={
          <>
            {t(`notice.channel.${channel}`)}, <time dateTime={sentAt}>{dates.instant(sentAt, timeZone)}</time>
          </>
        }
        startsOpen={startsOpen}
      >
        <p className={classes['to']}>
          {outbox('to')}: {to}
        </p>
        <MessageBody message={message} />
      </Envelope>
    </li>
  );
}
