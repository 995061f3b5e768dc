import type { Recorded } from '../../eventing/envelope.js';
import type { EventStore } from '../../eventing/event-store.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { OverPeriod, Removed, RetentionEvent, RetentionOccasion } from './retention.events.js';

/** A run as it is on record. Instants are ISO 8601 in UTC. */
export interface RecordedRun {
  readonly runId: string;
  readonly day: CivilDate;
  readonly by: RetentionOccasion;
  readonly begunAt: string;
  /** Missing while it is under way, or broken off and not gone on with. */
  readonly endedAt?: string;
  readonly kinds: readonly (OverPeriod & Partial<Omit<Removed, 'kind'>>)[];
}

/** The stream of a year's runs is the category's and the year. */
export const RETENTION_CATEGORY = 'retention';
export const yearOf = (day: CivilDate): string => day.slice(0, 4);

/** The runs of a year, in the order in which they began. */
export const runsOfYear = async (
  store: Pick<EventStore, 'readStream'>,
  year: string,
): Promise<readonly RecordedRun[]> => {
  const runs = new Map<string, RecordedRun>();
  for await (const event of store.readStream(`${RETENTION_CATEGORY}-${year}`)) {
    const run = foldRun(runs, event as Recorded<RetentionEvent>);
    if (run) runs.set(run.runId, run);
  }
  return [...runs.values()];
};

/** The runs of a day's year and of the one before, in the order in which they began. */
export const recentRuns = async (
  store: Pick<EventStore, 'readStream'>,
  today: CivilDate,
): Promise<readonly RecordedRun[]> => {
  const year = yearOf(today);
  const before = (Number(year) - 1).toString();
  return [...(await runsOfYear(store, before)), ...(await runsOfYear(store, year))];
};

const foldRun = (
  runs: ReadonlyMap<string, RecordedRun>,
  event: Recorded<RetentionEvent>,
): RecordedRun | undefined => {
  const { recordedAt } = event.metadata;
  if (event.type === 'RetentionRunBegun') return { ...event.data, begunAt: recordedAt };
  const begun = runs.get(event.data.runId);
  if (!begun) return undefined;
  const removed = new Map(event.data.kinds.map((one) => [one.kind, one]));
  const kinds = begun.kinds.map((found) => ({ ...found, ...removed.get(found.kind) }));
  return { ...begun, endedAt: recordedAt, kinds };
};
