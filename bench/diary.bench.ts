import { fileURLToPath } from 'node:url';
import { superviseChild } from '../embedded/supervisor.js';
import { inMeteredRounds, inRounds, type Bench, type Ground } from './bench.js';
import { countOf, medianOf, milliseconds, rate } from './figures.js';
import { Client, closedLoop, type Request, type Timing } from './load.js';
import { cpuAtRest, lessCpu } from './processes.js';
import { atLeast, atMost, cpuPer, type CpuPerOperation } from './run.js';
import type { School } from './school.js';
import { startJournal } from './stack.js';

const CONNECTIONS = 16;
const WEEKS = 2;

/** A guardian's week of the diary over HTTP, beside an empty answer of the same HTTP server. */
export const diary: Bench = async (ground) => {
  const raw = medianOf(await emptyAnswers(ground));
  const { first, again } = await diaryWeeks(ground);
  const { timing } = again;
  return [
    {
      what: `a parent’s diary week over HTTP, signed in, ${CONNECTIONS.toString()} connections`,
      measured: rate(timing, 'diaries'),
      raw: rate(raw, 'empty answers'),
      share: timing.perSecond / raw.perSecond,
      bars: [
        atLeast('diaries/s', timing.perSecond, 4_000, { raw: raw.perSecond }),
        atMost('p99', timing.p99, 15, { raw: raw.p99, shown: milliseconds }),
      ],
      cpu: again.cpu,
    },
    {
      what: 'the same right after a start, each diary for the first time',
      measured: rate(first.timing, 'diaries'),
      raw: rate(raw, 'empty answers'),
      share: first.timing.perSecond / raw.perSecond,
      bars: [],
      cpu: first.cpu,
    },
  ];
};

interface Diaries {
  readonly timing: Timing;
  readonly cpu: CpuPerOperation;
}

/** The first pass, which finds nothing in memory, is the warm-up of the rounds. */
const diaryWeeks = ({
  withCopy,
  school,
  rounds,
  seconds,
}: Ground): Promise<{ first: Diaries; again: Diaries }> =>
  withCopy(async (dataDir) => {
    const journal = await startJournal(dataDir, 'api,projector');
    const client = new Client(journal.url, CONNECTIONS);
    try {
      const diaries = diariesOf(school);
      const turn = overAndOver(diaries);
      const read = () => client.send(turn.next().value);
      const inFlight = CONNECTIONS;
      const before = await cpuAtRest(journal.pid);
      const first = await closedLoop({ inFlight, most: diaries.length }, read);
      const firstCpu = lessCpu(await cpuAtRest(journal.pid), before);
      const again = await inMeteredRounds(journal.pid, rounds, () => closedLoop({ inFlight, seconds }, read));
      return {
        first: { timing: first, cpu: cpuPer('diary', firstCpu, first.count) },
        again: {
          timing: medianOf(again.results),
          cpu: cpuPer('diary', again.cpu, countOf(again.results)),
        },
      };
    } finally {
      await client.close();
      await journal.stop();
    }
  });

function* overAndOver<T>(items: readonly T[]): Generator<T, never> {
  for (;;) yield* items;
}

/** Every pupil’s weeks that parents look at: this one and the last. */
const diariesOf = ({ pupils, weeks }: School): Request[] =>
  weeks
    .slice(-WEEKS)
    .flatMap((week) => pupils.map(({ id, guardianCookie }) => diaryWeek(id, week, guardianCookie)));

export const diaryWeek = (pupilId: string, week: string, cookie: string, atLeast?: string): Request => ({
  method: 'GET',
  path: `/api/pupils/${pupilId}/diary?week=${week}`,
  cookie,
  ...(atLeast === undefined ? {} : { atLeast }),
});

const emptyAnswers = async ({ rounds, seconds }: Ground): Promise<Timing[]> => {
  const server = await superviseChild({
    name: 'empty server',
    modulePath: fileURLToPath(new URL('./empty-server.js', import.meta.url)),
    args: [],
    env: process.env,
    log: (line) => process.stderr.write(`${line}\n`),
    restart: false,
  });
  const client = new Client(server.url, CONNECTIONS);
  try {
    return await inRounds(rounds, () =>
      closedLoop({ inFlight: CONNECTIONS, seconds }, () => client.send({ method: 'GET', path: '/nothing' })),
    );
  } finally {
    await client.close();
    await server.stop();
  }
};
