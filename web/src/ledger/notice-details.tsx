import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LedgerNotice } from '../api/ledger.js';
import { useDates } from '../i18n/dates.js';
import { MessageNow } from './message-now.js';
import classes from './notice-details.module.css';
import { reasonOf } from './reason.js';
import { SendAgain } from './send-again.js';
import { useLedgerTexts } from './texts/ledger-texts.js';

interface NoticeDetailsProps {
  readonly notice: LedgerNotice;
  readonly timeZone: string;
}

const instants = ['at', 'dueAt', 'sentAt', 'deliveredAt', 'failedAt', 'suppressedAt'] as const;

/** All that the ledger has of a notice, what it says, and the way to send it again. */
export function NoticeDetails({ notice, timeZone }: NoticeDetailsProps) {
  const { t } = useLedgerTexts();
  const dates = useDates();
  const { id, state, code, digest, attempts, transport, providerId, resent, recipient, pupil } = notice;
  const resentBy = resent && { name: resent.by.name, at: dates.instant(resent.at, timeZone) };
  return (
    <div data-testid={`details-${id}`}>
      <dl className={classes['facts']}>
        {instants.map((name) => {
          const at = notice[name];
          return (
            at && (
              <Fact key={name} name={t(`ledger:${name}`)}>
                {dates.instant(at, timeZone)}
              </Fact>
            )
          );
        })}
        {digest && <Fact name={t('ledger:digest')}>{t(`ledger:digestOf.${digest}`)}</Fact>}
        {code !== undefined && (
          <Fact name={t('ledger:code')}>
            <code>{code}</code>: {t(`ledger:reason.${reasonOf(code)}`)}
          </Fact>
        )}
        <Fact name={t('ledger:attempts')}>{attempts}</Fact>
        {transport !== undefined && <Fact name={t('ledger:transport')}>{transport}</Fact>}
        {providerId !== undefined && <Fact name={t('ledger:providerId')}>{providerId}</Fact>}
        {resentBy && <Fact name={t('ledger:resent')}>{t('ledger:resentBy', resentBy)}</Fact>}
        <Fact name={t('ledger:id')}>{id}</Fact>
      </dl>
      <p className={classes['ways']}>
        <Link to="/admin/notices" search={{ recipient: recipient.id }}>
          {t('ledger:toRecipient', { name: recipient.name })}
        </Link>
        {pupil && (
          <Link to="/admin/notices" search={{ pupil: pupil.id }}>
            {t('ledger:aboutPupil', { name: pupil.name })}
          </Link>
        )}
      </p>
      <SendAgain id={id} hasFailed={state === 'failed'} />
      <MessageNow id={id} />
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
