import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { Timing } from './load.js';

/** What DESIGN.md §8 asks for, and whether it was reached. */
export interface Bar {
  readonly text: string;
  readonly met: boolean;
}

export interface Row {
  readonly what: string;
  readonly measured: string;
  /** The same client and engine with nothing in between. */
  readonly raw?: string;
  /** Of the raw limit. */
  readonly share?: number;
  readonly bars: readonly Bar[];
}

export const atLeast = (what: string, value: number, least: number, shown = count): Bar => ({
  text: `${what} ≥ ${shown(least)}`,
  met: value >= least,
});

export const atMost = (what: string, value: number, most: number, shown = count): Bar => ({
  text: `${what} ≤ ${shown(most)}`,
  met: value <= most,
});

export const count = (value: number): string => Math.round(value).toLocaleString('en');
export const milliseconds = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : Math.round(value).toString()} ms`;
export const percent = (share: number): string => `${Math.round(share * 100).toString()} %`;
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toString()} MB`;

/** `1,234 grades/s; p50 1.2 ms, p99 3.4 ms` */
export const rate = ({ perSecond, p50, p99 }: Timing, what: string): string =>
  `${count(perSecond)} ${what}/s; ${latency({ p50, p99 })}`;

export const latency = ({ p50, p99 }: Pick<Timing, 'p50' | 'p99'>): string =>
  `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};

/** The medians of several rounds, figure by figure. */
export const medianOf = (rounds: readonly Timing[]): Timing => ({
  count: rounds.reduce((sum, round) => sum + round.count, 0),
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
});

export interface Run {
  readonly rounds: number;
  readonly seconds: number;
  readonly events: number;
  readonly loadBefore: number;
  readonly rows: readonly Row[];
}

export const markdownOf = ({ rounds, seconds, events, loadBefore, rows }: Run): string => {
  const [cpu] = cpus();
  const facts = [
    `${new Date().toISOString().slice(0, 16)}Z, commit ${commit()}`,
    `${availableParallelism().toString()} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30).toString()} GiB of memory, Node.js ${process.version}, ${process.platform}`,
    `a school of 1,000 pupils, ${count(events)} events; medians of ${rounds.toString()} rounds of ${seconds.toString()} s after a warm-up; load generator and servers on the same machine`,
    `load average before the run ${loadBefore.toFixed(1)}${loadBefore > 0.5 ? ': others were at work on the machine, so the figures are too low' : ''}`,
  ];
  const lines = rows.map(({ what, measured, raw, share, bars }) => [
    what,
    measured,
    raw ?? '',
    share === undefined ? '' : percent(share),
    bars.map(({ text, met }) => `${met ? '✓' : '✗'} ${text}`).join('; '),
  ]);
  return [
    '# Benchmark',
    '',
    ...facts.map((fact) => `- ${fact}`),
    '',
    '| what | measured | raw limit | of raw | bar: met ✓ or not ✗ |',
    '|---|---|---|---|---|',
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
};

export const writeReport = async (path: string, markdown: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, markdown);
};

export const loadAverage = (): number => loadavg()[0] ?? 0;

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
