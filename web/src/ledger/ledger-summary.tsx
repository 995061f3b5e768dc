import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { noticeStates, type LedgerSummary, type NoticeState } from '../api/ledger.js';
import frame from '../shell/frame.module.css';
import { ChannelCard } from './channel-card.js';
import { CountsByKind } from './counts-by-kind.js';
import classes from './ledger-summary.module.css';
import { useLedgerTexts } from './texts/ledger-texts.js';

interface LedgerSummaryViewProps {
  readonly summary: LedgerSummary;
  /** The state that is looked for below. */
  readonly state: NoticeState | undefined;
}

/** Whether messages go out, how soon, and what became of all of them. */
export function LedgerSummaryView({ summary, state: chosen }: LedgerSummaryViewProps) {
  const { t, i18n } = useLedgerTexts();
  const number = new Intl.NumberFormat(i18n.language);
  const { counts, channels, lag, failure } = summary;
  const totalOf = (state: NoticeState) =>
    counts.reduce((sum, each) => sum + (each.state === state ? each.count : 0), 0);
  return (
    <div className={classes['summary']} data-testid="summary">
      {failure !== undefined && (
        <Alert color="red" role="alert">
          {t('ledger:stopped', { failure })}
        </Alert>
      )}
      <ul role="list" className={classes['totals']}>
        {noticeStates.map((state) => (
          <li key={state} data-testid={`total-${state}`}>
            <Link
              to="/admin/notices"
              search={{ state }}
              aria-current={state === chosen ? 'true' : undefined}
              aria-label={t('ledger:only', {
                state: `${number.format(totalOf(state))} ${t(`ledger:state.${state}`)}`,
              })}
            >
              <strong>{number.format(totalOf(state))}</strong> {t(`ledger:state.${state}`)}
            </Link>
          </li>
        ))}
      </ul>
      <section>
        <h2 className={classes['heading']}>{t('ledger:channels')}</h2>
        {channels.length === 0 && <p>{t('ledger:channelsElsewhere')}</p>}
        <div className={classes['channels']}>
          {channels.map((channel) => (
            <ChannelCard
              key={channel.channel}
              state={channel}
              lag={lag.find((each) => each.channel === channel.channel)}
            />
          ))}
        </div>
      </section>
      {counts.length > 0 && (
        <details className={frame['sheet']}>
          <summary>{t('ledger:counts')}</summary>
          <CountsByKind counts={counts} />
        </details>
      )}
    </div>
  );
}
