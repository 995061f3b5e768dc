import type { ChannelState, Lag } from '../api/ledger.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { useDuration } from './duration.js';
import classes from './ledger-summary.module.css';
import { useLedgerTexts } from './texts/ledger-texts.js';

interface ChannelCardProps {
  readonly state: ChannelState;
  readonly lag: Lag | undefined;
}

/** Whether messages of a channel go out, and how soon they do. */
export function ChannelCard({ state, lag }: ChannelCardProps) {
  const { t } = useLedgerTexts();
  const dates = useDates();
  const durationOf = useDuration();
  const timeZone = timeZoneOf(useMe());
  const { channel, transport, position, since, until, lastCode } = state;
  return (
    <section className={frame['sheet']} data-testid={`channel-${channel}`} data-position={position}>
      <h3 className={classes['channel']}>
        {t(`notice.channel.${channel}`)}{' '}
        <strong className={classes['position']} data-position={position}>
          {t(`ledger:position.${position}`)}
        </strong>
      </h3>
      <p>
        {t(`ledger:positionSays.${position}`, {
          transport,
          until: until === undefined ? '' : dates.instant(until, timeZone),
        })}
      </p>
      <p>
        {lag === undefined || lag.count === 0
          ? t('ledger:lagNone')
          : t('ledger:lagSays', { p50: durationOf(lag.p50), p99: durationOf(lag.p99), count: lag.count })}
      </p>
      <p className={frame['muted']}>
        {t('ledger:since', { at: dates.instant(since, timeZone) })}
        {lastCode !== undefined && `. ${t('ledger:lastCode', { code: lastCode })}`}
      </p>
    </section>
  );
}
