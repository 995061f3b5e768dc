import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { copyIn, type Bench } from './bench.js';
import { classOfThirty } from './class.bench.js';
import { commands } from './commands.bench.js';
import { diary } from './diary.bench.js';
import { lag } from './lag.bench.js';
import { rebuild } from './rebuild.bench.js';
import { loadAverage, markdownOf, writeReport, type Row } from './report.js';
import type { School } from './school.js';
import { startJournal } from './stack.js';
import { start } from './start.bench.js';

const BENCHES: Readonly<Record<string, Bench>> = {
  commands,
  class: classOfThirty,
  diary,
  lag,
  start,
  rebuild,
};

const USAGE = `npm run bench -- [--only ${Object.keys(BENCHES).join(',')}] [--rounds N] [--seconds N] [--events N]`;
const REPORT = fileURLToPath(new URL('../../bench/results/latest.md', import.meta.url));

interface Options {
  readonly only: readonly string[];
  readonly rounds: number;
  readonly seconds: number;
  readonly events: number;
}

const optionsFrom = (args: string[]): Options => {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: Object.keys(BENCHES).join(',') },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '3' },
      events: { type: 'string', default: '80000' },
    },
  });
  const only = values.only.split(',');
  const numbers = [values.rounds, values.seconds, values.events].map(Number);
  const [rounds = 0, seconds = 0, events = 0] = numbers;
  if (
    only.some((name) => !BENCHES[name]) ||
    !numbers.every((number) => Number.isInteger(number) && number > 0)
  ) {
    throw new Error(USAGE);
  }
  return { only, rounds, seconds, events };
};

const progress = (line: string): void => void process.stderr.write(`${line}\n`);

/** Fills a journal that runs as it will be measured, so that its read models and checkpoints are what they would be. */
const fill = async (dataDir: string, events: number): Promise<School> => {
  const journal = await startJournal(dataDir, 'all');
  try {
    const out = join(dataDir, 'school.json');
    const script = fileURLToPath(new URL('./fill-school.js', import.meta.url));
    const child = fork(script, ['--data-dir', dataDir, '--events', events.toString(), '--out', out]);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error('The school could not be written.');
    await journal.caughtUp();
    return JSON.parse(await readFile(out, 'utf8')) as School;
  } finally {
    await journal.stop();
  }
};

const run = async ({ only, rounds, seconds, events }: Options): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'journal-bench-'));
  await chmod(folder, 0o755); // PostgreSQL runs as another user where this one is root
  try {
    const loadBefore = loadAverage();
    const original = join(folder, 'school');
    await mkdir(original);
    progress(`Writing a school of 1,000 pupils and about ${events.toString()} events …`);
    const school = await fill(original, events);
    const rows: Row[] = [];
    for (const name of only) {
      progress(`Measuring ${name} …`);
      rows.push(
        ...((await BENCHES[name]?.({ school, rounds, seconds, withCopy: copyIn(folder, original) })) ?? []),
      );
    }
    const markdown = markdownOf({ rounds, seconds, events: school.events, loadBefore, rows });
    process.stdout.write(`${markdown}\n`);
    if (only.length === Object.keys(BENCHES).length) await writeReport(REPORT, markdown);
  } finally {
    await rm(folder, { recursive: true });
  }
};

await run(optionsFrom(process.argv.slice(2)));
