import { Skeleton } from '@mantine/core';
import { useLedgerMessage } from '../api/ledger.js';
import { ProblemError } from '../api/request.js';
import { MessageBody } from '../outbox/message-body.js';
import { useOutboxTexts } from '../outbox/texts/outbox-texts.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { messageOf } from '../shell/problem-notice.js';
import classes from './notice-details.module.css';
import { reasonOf } from './reason.js';
import { useLedgerTexts } from './texts/ledger-texts.js';

/** What a notice would say if it were written now, or why nothing would be written. */
export function MessageNow({ id }: { readonly id: string }) {
  const { t } = useLedgerTexts();
  const { t: outbox } = useOutboxTexts();
  const message = useLedgerMessage(id);
  const gone = whyGone(message.error, t);
  return (
    <section className={classes['message']} aria-label={t('ledger:message')}>
      <h3 className={classes['heading']}>{t('ledger:message')}</h3>
      {gone !== undefined ? (
        <p>{t('ledger:messageGone', { reason: gone })}</p>
      ) : (
        <Answer query={message} skeleton={<Skeleton height={120} />}>
          {({ to, ...written }) => (
            <>
              <p className={frame['muted']}>
                {outbox('to')}: {to}
              </p>
              {written.subject !== undefined && <strong>{written.subject}</strong>}
              <MessageBody message={written} />
            </>
          )}
        </Answer>
      )}
    </section>
  );
}

/** Why a notice isn't worth telling any more, where the server says that. */
function whyGone(error: unknown, t: ReturnType<typeof useLedgerTexts>['t']): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const { status, code } = error.problem;
  if (status !== 404 && status !== 410) return undefined;
  const reason = reasonOf(code);
  return reason === 'unknown' ? messageOf(error, t) : t(`ledger:reason.${reason}`);
}
