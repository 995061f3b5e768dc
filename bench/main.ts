import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect, parseArgs } from 'node:util';
import type { Bench } from './bench.js';
import { classOfThirty } from './class.bench.js';
import { commands } from './commands.bench.js';
import { diary } from './diary.bench.js';
import { disk } from './disk.bench.js';
import { copiesAt, schoolsAt, writeSchool } from './ground.js';
import { feeds } from './feeds.bench.js';
import { lag } from './lag.bench.js';
import { log } from './log.bench.js';
import { notices } from './notices.bench.js';
import { pages } from './pages.bench.js';
import { proofs } from './proofs.bench.js';
import { projectors } from './projectors.bench.js';
import { rebuild } from './rebuild.bench.js';
import { circumstances, markdownOf, writeReport } from './report.js';
import type { Row } from './run.js';
import { rush } from './rush.bench.js';
import { start } from './start.bench.js';

const BENCHES: Readonly<Record<string, Bench>> = {
  commands,
  class: classOfThirty,
  diary,
  lag,
  start,
  rebuild,
  projectors,
  log,
  proofs,
  notices,
  feeds,
  pages,
  rush,
  disk,
};

/** Four terms with a grade for nearly everybody in each lesson. */
const MOST_EVENTS = 1_000_000;

const USAGE = `npm run bench -- [--only ${Object.keys(BENCHES).join(',')}] [--rounds N] [--seconds N] [--events N, up to ${MOST_EVENTS.toString()}] [--school FOLDER] [--out NAME]`;

interface Options {
  readonly only: readonly string[];
  readonly rounds: number;
  readonly seconds: number;
  readonly events: number;
  /** Where the school is kept for another run; removed at the end where it is not given. */
  readonly school?: string;
  /** How the results' files are to be called; none are written where it is not given. */
  readonly out?: string;
}

const optionsFrom = (args: string[]): Options => {
  const all = Object.keys(BENCHES);
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: all.join(',') },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '3' },
      events: { type: 'string', default: '100000' },
      school: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const only = values.only.split(',');
  const numbers = [values.rounds, values.seconds, values.events].map(Number);
  const [rounds = 0, seconds = 0, events = 0] = numbers;
  const out = values.out ?? (only.length === all.length ? 'latest' : undefined);
  if (
    only.some((name) => !BENCHES[name]) ||
    !numbers.every((number) => Number.isInteger(number) && number > 0) ||
    events > MOST_EVENTS ||
    (out !== undefined && !/^[\w-]+$/.test(out))
  ) {
    throw new Error(USAGE);
  }
  const { school } = values;
  return {
    ...{ only, rounds, seconds, events },
    ...(school === undefined ? {} : { school: resolve(school) }),
    ...(out === undefined ? {} : { out }),
  };
};

const progress = (line: string): void => void process.stderr.write(`${line}\n`);

/** The other rows are measured and written all the same. */
const failed = (name: string, error: unknown): readonly Row[] => {
  process.stderr.write(`${name} could not be measured: ${inspect(error)}\n`);
  process.exitCode = 1;
  return [{ what: name, measured: 'could not be measured', bars: [] }];
};

const run = async ({ only, rounds, seconds, events, school: kept, out }: Options): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'journal-bench-'));
  await chmod(folder, 0o755); // PostgreSQL runs as another user where this one is root
  try {
    const found = circumstances();
    const place = { folder, original: kept ?? join(folder, 'school'), events };
    await mkdir(place.original, { recursive: true });
    progress(`Having a school of 1,000 pupils and about ${events.toString()} events …`);
    const school = await writeSchool(place);
    const ground = {
      ...{ school, rounds, seconds },
      ...{ withCopy: copiesAt(place), withSchools: schoolsAt(place) },
    };
    const rows: Row[] = [];
    for (const name of only) {
      progress(`Measuring ${name} …`);
      rows.push(...((await BENCHES[name]?.(ground).catch((error: unknown) => failed(name, error))) ?? []));
    }
    const measured = { ...found, rounds, seconds, events: school.events, rows };
    process.stdout.write(`${markdownOf(measured)}\n`);
    if (out !== undefined) await writeReport(out, measured);
  } finally {
    await rm(folder, { recursive: true });
  }
};

await run(optionsFrom(process.argv.slice(2)));
