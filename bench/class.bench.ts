import { EventStore } from '../src/eventing/event-store.js';
import { inMeteredRounds, type Bench, type Ground } from './bench.js';
import { rawAppends } from './commands.bench.js';
import { count, countOf, medianOf, percent, rate } from './figures.js';
import { classesToGrade } from './grades.js';
import { Client, closedLoop, type Timing } from './load.js';
import type { CpuTime } from './processes.js';
import { atLeast, cpuPer } from './run.js';
import { SIZE } from './school.js';
import { startJournal } from './stack.js';

const IN_FLIGHT = 16;
/** In one round at most: there are only so many lessons to grade. */
const MOST_REQUESTS = 900;

/** The grades of a whole class in one request, beside appends of as many events by the client alone. */
export const classOfThirty: Bench = async (ground) => {
  const grades = SIZE.pupilsInClass;
  const raw = medianOf(await rawAppends(ground, { inFlight: IN_FLIGHT, events: grades }));
  const { timings, cpu, appends, requests } = await wholeClasses(ground);
  const timing = medianOf(timings);
  const perSecond = timing.perSecond * grades;
  return [
    {
      what: `a class’s ${grades.toString()} grades in one request, ${IN_FLIGHT.toString()} in flight`,
      measured: `${count(perSecond)} grades/s: ${rate(timing, 'requests')}; of ${count(requests)} requests ${count(appends)} wrote theirs side by side in the log`,
      raw: `${count(raw.perSecond * grades)} events/s: ${rate(raw, 'appends')}`,
      share: timing.perSecond / raw.perSecond,
      bars: [
        atLeast('grades/s', perSecond, 15_000, { raw: raw.perSecond * grades }),
        atLeast('one append each', appends / requests, 1, { shown: percent }),
      ],
      cpu: cpuPer('grade', cpu, countOf(timings) * grades),
    },
  ];
};

interface Outcome {
  readonly timings: readonly Timing[];
  /** For all that the timings count. */
  readonly cpu: CpuTime;
  readonly requests: number;
  readonly appends: number;
}

const wholeClasses = ({ withCopy, school, rounds, seconds }: Ground): Promise<Outcome> =>
  withCopy(async (dataDir) => {
    const journal = await startJournal(dataDir, 'api,projector');
    const client = new Client(journal.url, IN_FLIGHT);
    const store = new EventStore(journal.eventStoreUrl);
    try {
      const classes = classesToGrade(school);
      const graded = new Map<string, number>();
      const grade = async () => {
        const { request, page } = classes.next().value;
        await client.send(request);
        graded.set(page.id, (graded.get(page.id) ?? 0) + 1);
      };
      const { results: timings, cpu } = await inMeteredRounds(
        journal.pid,
        rounds,
        () => closedLoop({ inFlight: IN_FLIGHT, seconds, most: MOST_REQUESTS }, grade),
        () => closedLoop({ inFlight: IN_FLIGHT, most: school.pages.length }, grade),
      );
      let requests = 0;
      let appends = 0;
      for (const [pageId, times] of graded) {
        requests += times;
        appends += await unbrokenIn(store, pageId);
      }
      return { timings, cpu, requests, appends };
    } finally {
      await client.close();
      await store.close();
      await journal.stop();
    }
  });

/**
 * How many commands of a page have written all their grades at consecutive positions of the whole log. Others write at
 * the same time, so grades that were appended one by one would not lie side by side.
 */
const unbrokenIn = async (store: EventStore, pageId: string): Promise<number> => {
  const positions = new Map<string, bigint[]>();
  for await (const { type, metadata, position } of store.readStream(`journalPage-${pageId}`)) {
    if (type !== 'GradeGiven' || metadata.via === 'import') continue;
    const command = metadata.$causationId;
    positions.set(command, [...(positions.get(command) ?? []), position.commit]);
  }
  return [...positions.values()].filter((at) => {
    const [first, last] = [at[0] ?? 0n, at.at(-1) ?? 0n];
    return at.length === SIZE.pupilsInClass && last - first === BigInt(at.length - 1);
  }).length;
};
