import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chartOf } from './chart.js';
import { count, duration, percent } from './figures.js';
import { wholeOf, type CpuTime } from './processes.js';
import { isMet, type Bar, type Row, type Run } from './run.js';

export const markdownOf = (run: Run, chart?: string): string => {
  const busy =
    run.loadBefore > 0.5
      ? ': others were at work on the machine, so rates are too low, and times too high, also those of the CPU'
      : '';
  const facts = [
    `${run.at.slice(0, 16)}Z, commit ${run.commit}`,
    run.machine,
    `a school of 1,000 pupils, ${count(run.events)} events; medians of ${run.rounds.toString()} rounds of ${run.seconds.toString()} s after a warm-up; load generator and servers on the same machine`,
    `load average before the run ${run.loadBefore.toFixed(1)}${busy}`,
  ];
  return [
    '# Benchmark',
    '',
    ...facts.map((fact) => `- ${fact}`),
    ...(chart === undefined ? [] : ['', `![How far each figure is from its bar](${chart})`]),
    '',
    '| what | measured | raw limit | of raw | bar: met ✓ or not ✗ | CPU per operation |',
    '|---|---|---|---|---|---|',
    ...run.rows.map((row) => `| ${cellsOf(row).join(' | ')} |`),
    '',
  ].join('\n');
};

const cellsOf = ({ what, measured, raw, share, bars, cpu }: Row): readonly string[] => [
  what,
  measured,
  raw ?? '',
  share === undefined ? '' : percent(share),
  bars.map((bar) => `${isMet(bar) ? '✓' : '✗'} ${textOf(bar)}`).join('; '),
  cpu ? `per ${cpu.per}: ${partsOf(cpu.seconds)}` : '',
];

const textOf = ({ what, limit, better, shown }: Bar): string =>
  `${what} ${better === 'more' ? '≥' : '≤'} ${shown(limit)}`;

/** `application 1.9 ms, event store 0.52 ms; in all 2.4 ms`, without the parts that make less than 1 % of it. */
const partsOf = (seconds: CpuTime): string => {
  const whole = wholeOf(seconds);
  const parts = Object.entries(seconds)
    .filter(([, part]) => part >= whole / 100)
    .sort(([, a], [, b]) => b - a)
    .map(([part, taken]) => `${part} ${duration(taken)}`);
  return `${parts.join(', ')}; in all ${duration(whole)}`;
};

/** Writes `NAME.md` and `NAME.svg` into the folder of results. */
export const writeReport = async (name: string, run: Run): Promise<void> => {
  const folder = fileURLToPath(new URL('../../bench/results/', import.meta.url));
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}${name}.svg`, chartOf(run));
  await writeFile(`${folder}${name}.md`, markdownOf(run, `${name}.svg`));
};

/** On what a run is made, and when. */
export const circumstances = (): Pick<Run, 'at' | 'commit' | 'machine' | 'loadBefore'> => {
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    commit: commit(),
    machine: `${availableParallelism().toString()} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30).toString()} GiB of memory, Node.js ${process.version}, ${process.platform}`,
    loadBefore: loadavg()[0] ?? 0,
  };
};

const commit = (): string => {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      encoding: 'utf8',
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no').trim() !== '';
    return `${git('rev-parse', '--short', 'HEAD').trim()}${changed ? ' with changes' : ''}`;
  } catch {
    return 'unknown'; // an unpacked archive has no history
  }
};
