import { randomUUID } from 'node:crypto';
import { applicationsOfSchool } from '../../projections/guardian-applications/projection.js';
import { accounts } from '../../projections/accounts/projection.js';
import { people } from '../../projections/people/projection.js';
import { leaversYearsFrom, readLogMonthsFrom } from '../config.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { liveDocumentsIn } from '../eventing/projecting/projector.js';
import { recentRuns, type RecordedRun } from '../people/retention/recorded-runs.js';
import { removalsWith } from '../people/retention/removals.js';
import { KEPT_FOR_GOOD } from '../people/retention/retained-kinds.values.js';
import { retentionFrom } from '../people/retention/retention.config.js';
import type { OverPeriod, Removed } from '../people/retention/retention.events.js';
import { retentionLease } from '../people/retention/retention-lease.js';
import { RetentionRuns } from '../people/retention/retention-runs.js';
import { toldKinds } from '../people/retention/told-kinds.js';
import { dateIn } from '../school/civil-date.values.js';
import { Variables } from '../variables.js';
import { readerOn } from './export-proofs.js';
import { whileProjecting } from './projecting.js';
import { carriedOut, operatorContext, withStores, withTools, type Place, type Tools } from './tools.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** How long each kind of data is kept, and the newest runs. @returns the exit code: 1 where a setting is wrong */
export const showRetention = async (place: Place): Promise<number> => {
  const settings = settingsOf(place);
  if (!settings) return 1;
  for (const { kind, keptFor, endedBy, holds, countsFrom, least } of toldKinds(settings)) {
    say(`${kind}: ${keptFor}${endedBy === 'store' ? ', ends by itself' : ''}`);
    say(`  ${holds}; counted from: ${countsFrom}`);
    if (least) say(`  at least ${least.keptFor}: ${least.why}`);
  }
  say(KEPT_FOR_GOOD);
  const { at, timeZone } = settings.retention;
  say(
    at === undefined
      ? 'No run begins by itself.'
      : `A run begins every day at ${at} on clocks of ${timeZone}.`,
  );
  await withStores(place, async ({ store }) => {
    const runs = await recentRuns(store, dateIn(timeZone, new Date().toISOString()));
    if (runs.length === 0) say('There was no run yet.');
    for (const run of runs.slice(-NEWEST)) tell(run);
  });
  return 0;
};

const NEWEST = 10;

/** Removes what is over its period, or only counts it. @returns the exit code: 1 where it is refused */
export const runRetention = async (
  { dryRun = false }: { readonly dryRun?: boolean },
  place: Place,
): Promise<number> => {
  const settings = settingsOf(place);
  if (!settings) return 1;
  return withTools(place, (tools) =>
    whileProjecting(tools, async () => {
      const reads = await readerOn(tools);
      try {
        const runs = await runsWith(tools, reads, settings);
        const done = await carriedOut(async () => {
          if (dryRun) for (const found of await runs.found()) say(foundLine(found));
          else tell(await runs.carryOut('operator'));
        });
        return done ? 0 : 1;
      } finally {
        await reads.stop();
      }
    }),
  );
};

type Settings = NonNullable<ReturnType<typeof settingsOf>>;

const settingsOf = ({ env }: Place) => {
  const variables = new Variables(env, () => '');
  const leaversYears = leaversYearsFrom(variables);
  const retention = retentionFrom(variables, leaversYears);
  const readLogMonths = readLogMonthsFrom(variables);
  try {
    variables.refuse();
    return { leaversYears, readLogMonths, retention };
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return undefined;
  }
};

const runsWith = async (
  tools: Tools,
  reads: FreshReader,
  { leaversYears, retention: { periods, timeZone } }: Settings,
): Promise<RetentionRuns> => {
  const { store, documents, vault, ids, runners } = tools;
  const live = liveDocumentsIn(documents.readModels);
  const now = () => new Date();
  const head = await store.lastPosition();
  for (const projection of [people, accounts, applicationsOfSchool]) await live.reach(projection, head);
  const removals = await removalsWith({
    ...{ db: documents.vault, vault, ids, reads, documents: live, runners },
    ...{ leaversYears, timeZone, now, log: complain },
  });
  return new RetentionRuns({
    ...{ store, runner: runners.retention, removals, periods, timeZone, now, newId: randomUUID },
    ...{ lease: retentionLease(documents.vault), actor: operatorContext('').actor },
  });
};

const tell = ({ runId, by, begunAt, endedAt, kinds }: RecordedRun): void => {
  say(`${runId} (${by}): begun ${begunAt}, ${endedAt === undefined ? 'not ended' : `ended ${endedAt}`}`);
  for (const kind of kinds) say(`  ${foundLine(kind)}`);
};

const foundLine = ({
  kind,
  keptFor,
  before,
  found,
  removed,
  left,
}: OverPeriod & Partial<Omit<Removed, 'kind'>>): string => {
  const done =
    removed === undefined || left === undefined
      ? ''
      : `, ${removed.toString()} removed, ${left.toString()} left`;
  return `${kind}, kept for ${keptFor}: ${found.toString()} of before ${before}${done}`;
};
