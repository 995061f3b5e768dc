import { randomBytes, randomUUID } from 'node:crypto';
import { startEngines } from '../embedded/engines.js';
import { EventStore, type NewEvent } from '../src/eventing/event-store.js';
import { inMeteredRounds, inRounds, type Bench, type Ground } from './bench.js';
import { countOf, medianOf, milliseconds, percent, rate } from './figures.js';
import { gradesToGive } from './grades.js';
import { Client, closedLoop, type Timing } from './load.js';
import { atLeast, atMost, cpuPer, type CpuPerOperation, type Row } from './run.js';
import { startJournal, type Roles } from './stack.js';

const IN_FLIGHT = 64;

/** Journal commands over HTTP, one grade each, beside appends of an event of that size by the client alone. */
export const commands: Bench = async (ground) => {
  const raw = medianOf(await rawAppends(ground, { inFlight: IN_FLIGHT, events: 1 }));
  const row = (what: string, { timing, cpu }: Commands): Row => {
    const share = timing.perSecond / raw.perSecond;
    return {
      what: `journal commands over HTTP, ${IN_FLIGHT.toString()} in flight, one grade each, ${what}`,
      measured: rate(timing, 'commands'),
      raw: rate(raw, 'appends'),
      share,
      bars: [
        atLeast('commands/s', timing.perSecond, 2_000, { raw: raw.perSecond }),
        atMost('p99', timing.p99, 60, { raw: raw.p99, shown: milliseconds }),
        atLeast('of raw', share, 0.35, { shown: percent }),
      ],
      cpu,
    };
  };
  return [
    row('without notices', await journalCommands(ground, 'api,projector')),
    row('with notices', await journalCommands(ground, 'all')),
  ];
};

interface Commands {
  readonly timing: Timing;
  readonly cpu: CpuPerOperation;
}

const journalCommands = ({ withCopy, school, rounds, seconds }: Ground, roles: Roles): Promise<Commands> =>
  withCopy(async (dataDir) => {
    const journal = await startJournal(dataDir, roles);
    const client = new Client(journal.url, IN_FLIGHT);
    try {
      const grades = gradesToGive(school);
      const give = () => client.send(grades.next().value.request);
      const { results, cpu } = await inMeteredRounds(
        journal.pid,
        rounds,
        () => closedLoop({ inFlight: IN_FLIGHT, seconds }, give),
        // The first command on a page reads it from the store, and each next one is for another page.
        () => closedLoop({ inFlight: IN_FLIGHT, most: 2 * school.pages.length }, give),
      );
      return { timing: medianOf(results), cpu: cpuPer('command', cpu, countOf(results)) };
    } finally {
      await client.close();
      await journal.stop();
    }
  });

/**
 * Appends by the official client with nothing else running but the engines, each worker at the expected revision of a
 * stream of its own, as the command runner does it.
 */
export const rawAppends = (
  { withCopy, rounds, seconds }: Ground,
  { inFlight, events }: { inFlight: number; events: number },
): Promise<Timing[]> =>
  withCopy(async (dataDir) => {
    const engines = await startEngines({
      dataDir,
      env: {},
      log: (line) => process.stderr.write(`${line}\n`),
    });
    const store = new EventStore(engines.addresses.eventStoreUrl);
    try {
      return await inRounds(rounds, () => {
        const round = randomUUID();
        const revisions = Array.from({ length: inFlight }, () => -1n);
        return closedLoop({ inFlight, seconds }, async (worker) => {
          const last = revisions[worker] ?? -1n;
          const batch = Array.from({ length: events }, likeGradeGiven);
          await store.append(`raw-${round}.${worker.toString()}`, last < 0n ? undefined : last, batch);
          revisions[worker] = last + BigInt(events);
        });
      });
    } finally {
      await store.close();
      await engines.stop();
    }
  });

const id = (length: number) => randomBytes(length).toString('hex').slice(0, length);
const PAGE = `${id(16)}.${id(16)}.${id(16)}`;
const LESSON = `${PAGE}.20261124-3`;

/** An event of the size of `GradeGiven` with its metadata, and of no type that anything handles. */
const likeGradeGiven = (): NewEvent => ({
  id: randomUUID(),
  event: {
    type: 'GradeLike',
    data: {
      pageId: PAGE,
      lessonId: LESSON,
      date: '2026-11-24',
      gradeId: `${LESSON}.${id(12)}`,
      pupilId: id(16),
      work: { code: 'dictation', title: 'dictation', abbreviation: 'di', weight: 1 },
      value: '4',
      late: false,
    },
  },
  metadata: {
    schoolId: id(16),
    actor: { accountId: id(16), personId: id(16), role: 'teacher' },
    recordedAt: '2026-11-24T09:30:00.000Z',
    via: 'api',
    $correlationId: randomUUID(),
    $causationId: randomUUID(),
    fingerprint: id(13),
    salt: id(22),
  },
});
