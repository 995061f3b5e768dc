import { fileURLToPath } from 'node:url';
import { superviseChild } from '../embedded/supervisor.js';
import { inRounds, type Bench, type Ground } from './bench.js';
import { Client, closedLoop, type Request, type Timing } from './load.js';
import { atLeast, atMost, medianOf, milliseconds, rate } from './report.js';
import type { School } from './school.js';
import { startJournal } from './stack.js';

const CONNECTIONS = 16;
const WEEKS = 2;

/** A guardian's week of the diary over HTTP, beside an empty answer of the same HTTP server. */
export const diary: Bench = async (ground) => {
  const raw = medianOf(await emptyAnswers(ground));
  const { first, again } = await diaryWeeks(ground);
  const timing = medianOf(again);
  return [
    {
      what: `a parent’s diary week over HTTP, signed in, ${CONNECTIONS.toString()} connections`,
      measured: rate(timing, 'diaries'),
      raw: rate(raw, 'empty answers'),
      share: timing.perSecond / raw.perSecond,
      bars: [atLeast('diaries/s', timing.perSecond, 4_000), atMost('p99', timing.p99, 15, milliseconds)],
    },
    {
      what: 'the same right after a start, each diary for the first time',
      measured: rate(first, 'diaries'),
      raw: rate(raw, 'empty answers'),
      share: first.perSecond / raw.perSecond,
      bars: [],
    },
  ];
};

/** The first pass, which finds nothing in memory, is the warm-up of the rounds. */
const diaryWeeks = ({
  withCopy,
  school,
  rounds,
  seconds,
}: Ground): Promise<{ first: Timing; again: Timing[] }> =>
  withCopy(async (dataDir) => {
    const journal = await startJournal(dataDir, 'api,projector');
    const client = new Client(journal.url, CONNECTIONS);
    try {
      const diaries = diariesOf(school);
      const turn = overAndOver(diaries);
      const read = () => client.send(turn.next().value);
      const inFlight = CONNECTIONS;
      const first = await closedLoop({ inFlight, most: diaries.length }, read);
      const again = await inRounds(rounds, () => closedLoop({ inFlight, seconds }, read));
      return { first, again };
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
