import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { consumersQuery, type ConsumerFeed, type FeedConsumer } from '../api/consumers.js';
import { useDates } from '../i18n/dates.js';
import { useDuration } from '../ledger/duration.js';
import { useNumbers } from '../pupil/numbers.js';
import bar from '../reports/bar.module.css';
import { ReportTable } from '../reports/report-table.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AuthorityHead } from './authority-head.js';
import { useAuthorityTexts } from './texts/authority-texts.js';

/** Who follows the journal, and how far each has come, as it goes on. */
export function ConsumersPage() {
  const { t } = useAuthorityTexts();
  const query = useQuery(consumersQuery);
  return (
    <>
      <AuthorityHead title={t('consumers.title')} lead={t('consumers.lead')} />
      <Answer query={query} skeleton={<Skeleton height={320} />}>
        {({ position, consumers }) => (
          <section className={frame['sheet']}>
            <p className={frame['muted']}>{t('consumers.head', { position })}</p>
            {consumers.length === 0 ? <p>{t('consumers.none')}</p> : <ConsumersTable consumers={consumers} />}
          </section>
        )}
      </Answer>
    </>
  );
}

function ConsumersTable({ consumers }: { readonly consumers: readonly FeedConsumer[] }) {
  const { t } = useAuthorityTexts();
  const dates = useDates();
  const numbers = useNumbers();
  const timeZone = timeZoneOf(useMe());
  const cellsOf = ({ by, host = '', position, done, seenAt, ...feed }: ConsumerFeed) => [
    t(`consumers.${by}`, { host }),
    position,
    <label key="behind">
      <progress className={bar['bar']} value={done} max={1} />{' '}
      {t('consumers.percent', { value: numbers.percent(done * 100) })} <Lag behind={feed.behind} />
    </label>,
    seenAt === undefined ? '–' : <time dateTime={seenAt}>{dates.dayAndTime(seenAt, timeZone)}</time>,
    <Failures key="failures" {...feed} />,
  ];
  return (
    <ReportTable
      label={t('consumers.title')}
      testId="consumers"
      columns={[
        ...[t('consumers.consumer'), t('consumers.by'), t('consumers.at')],
        ...[t('consumers.behind'), t('consumers.seen'), t('consumers.failures')],
      ]}
      rows={consumers.flatMap(({ consumerId, title, feeds }) =>
        feeds.length === 0
          ? [{ id: consumerId, cells: [title, t('consumers.never'), '–', '–', '–', '–'] }]
          : feeds.map((feed, index) => ({
              id: `${consumerId}.${index.toString()}`,
              cells: [title, ...cellsOf(feed)],
            })),
      )}
    />
  );
}

function Lag({ behind }: { readonly behind: ConsumerFeed['behind'] }) {
  const { t, i18n } = useAuthorityTexts();
  const durationOf = useDuration();
  if (!behind) return <>{t('consumers.notGranted')}</>;
  const { events: count, isMore, seconds } = behind;
  // Of so much that is still to come, none of the beginning is the consumer's.
  if (count === 0) return isMore ? null : <>{t('consumers.upToDate')}</>;
  const number = new Intl.NumberFormat(i18n.language).format(count);
  const counted = t('consumers.events', { count, number });
  const events = isMore ? t('consumers.more', { events: counted }) : counted;
  return <>{t('consumers.oldest', { events, duration: durationOf(seconds) })}</>;
}

function Failures({
  failures: count,
  lastFailure: why,
  paused,
}: Pick<ConsumerFeed, 'failures' | 'lastFailure' | 'paused'>) {
  const { t } = useAuthorityTexts();
  const failed =
    why === undefined
      ? []
      : [count > 0 ? t('consumers.failed', { count, why }) : t('consumers.failedLast', { why })];
  const told = [...(paused === undefined ? [] : [t(`consumers.paused.${paused}`)]), ...failed];
  return <>{told.length === 0 ? '–' : told.join('; ')}</>;
}
