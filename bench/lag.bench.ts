import { performance } from 'node:perf_hooks';
import { inMeteredRounds, type Bench, type Ground } from './bench.js';
import { diaryWeek } from './diary.bench.js';
import { countOf, latency, medianOf, milliseconds } from './figures.js';
import { gradesToGive, type GradeToGive } from './grades.js';
import { Client, closedLoop, openLoop, timingOf, type Timing } from './load.js';
import type { CpuTime } from './processes.js';
import { atMost, cpuPer, type Row } from './run.js';
import { startJournal } from './stack.js';

/** For which there are bars, and what leaves this machine room. */
const AT_BAR = 500;
const WITH_ROOM = 150;
/** One command in so many is watched, so that the watching is no load by itself. */
const WATCHED = 10;
const GIVES_UP_AFTER = 10_000;

interface Lag {
  /** From when a command was due to its answer. */
  readonly commands: Timing;
  /** From the answer until a diary shows the grade, asked again and again. */
  readonly unasked: Timing;
  /** How long the diary takes that was asked for as of the command's position. */
  readonly asked: Timing;
  /** How many diaries were asked for in all. */
  readonly diaries: number;
}

/** From the answer to a command until the diary shows it, at a constant rate of commands. */
export const lag: Bench = async (ground) => [
  ...(await lagAt(AT_BAR, ground)),
  ...(await lagAt(WITH_ROOM, ground)),
];

const lagAt = async (perSecond: number, ground: Ground): Promise<Row[]> => {
  const { rounds, cpu } = await lags(perSecond, ground);
  const unasked = medianOf(rounds.map((round) => round.unasked));
  const asked = medianOf(rounds.map((round) => round.asked));
  const commands = medianOf(rounds.map((round) => round.commands));
  const given = countOf(rounds.map((round) => round.commands));
  const diaries = rounds.reduce((sum, round) => sum + round.diaries, 0) / given;
  const at = `at ${perSecond.toString()} commands/s`;
  return [
    {
      what: `from the answer to a command until the diary shows it, ${at}`,
      measured: `${latency(unasked)}; the commands themselves ${latency(commands)}`,
      bars:
        perSecond < AT_BAR
          ? []
          : [
              atMost('p50', unasked.p50, 20, { shown: milliseconds }),
              atMost('p99', unasked.p99, 100, { shown: milliseconds }),
            ],
      cpu: cpuPer(`command, with ${diaries.toFixed(2)} diaries read to watch it`, cpu, given),
    },
    {
      what: `a diary asked for with X-Journal-Position right after the answer, ${at}`,
      measured: latency(asked),
      bars: [],
    },
  ];
};

interface Lags {
  readonly rounds: readonly Lag[];
  /** For all of them. */
  readonly cpu: CpuTime;
}

const lags = (perSecond: number, { withCopy, school, rounds, seconds }: Ground): Promise<Lags> =>
  withCopy(async (dataDir) => {
    const journal = await startJournal(dataDir, 'api,projector');
    const writing = new Client(journal.url, 64);
    const reading = new Client(journal.url, 64);
    const cookies = new Map(school.pupils.map(({ id, guardianCookie }) => [id, guardianCookie]));
    let diaries = 0;
    const diaryOf = ({ pupilId, week }: GradeToGive, position?: string) => {
      diaries++;
      return reading.send(diaryWeek(pupilId, week, cookies.get(pupilId) ?? '', position));
    };
    try {
      const grades = gradesToGive(school);
      const warmUp = () =>
        closedLoop({ inFlight: 64, most: 2 * school.pages.length }, () =>
          writing.send(grades.next().value.request),
        );
      const round = async (): Promise<Lag> => {
        const unasked: number[] = [];
        const asked: number[] = [];
        const watching: Promise<void>[] = [];
        const before = diaries;
        const watch = async (given: GradeToGive, gradeId: string) => {
          const answered = performance.now();
          while (!(await diaryOf(given)).body.includes(gradeId)) {
            if (performance.now() - answered > GIVES_UP_AFTER) throw new Error(`${gradeId} is never shown.`);
          }
          unasked.push(performance.now() - answered);
        };
        const ask = async (given: GradeToGive, gradeId: string, position: string | undefined) => {
          const answered = performance.now();
          const { body } = await diaryOf(given, position);
          if (!body.includes(gradeId)) throw new Error(`${gradeId} is not shown as of its position.`);
          asked.push(performance.now() - answered);
        };
        const commands = await openLoop({ perSecond, seconds }, async (index) => {
          const given = grades.next().value;
          const { position, body } = await writing.send(given.request);
          if (index % WATCHED !== 0) return;
          const gradeId = gradeIdIn(body);
          watching.push(index % (2 * WATCHED) === 0 ? watch(given, gradeId) : ask(given, gradeId, position));
        });
        await Promise.all(watching);
        return {
          commands,
          unasked: timingOf(unasked, seconds),
          asked: timingOf(asked, seconds),
          diaries: diaries - before,
        };
      };
      const { results, cpu } = await inMeteredRounds(journal.pid, rounds, round, warmUp);
      return { rounds: results, cpu };
    } finally {
      await writing.close();
      await reading.close();
      await journal.stop();
    }
  });

const gradeIdIn = (body: string): string => {
  const { grades } = JSON.parse(body) as { grades: readonly { gradeId: string }[] };
  const [first] = grades;
  if (!first) throw new Error('The command gave no grade.');
  return first.gradeId;
};
