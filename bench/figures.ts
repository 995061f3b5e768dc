import type { Timing } from './load.js';

// How figures are shown, and medians of them.

export const count = (value: number): string => Math.round(value).toLocaleString('en');
export const milliseconds = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : Math.round(value).toString()} ms`;
export const percent = (share: number): string => `${count(share * 100)} %`;
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toString()} MB`;
export const seconds = (value: number): string => `${value.toFixed(1)} s`;

/** Of seconds, in milliseconds with two digits that count, such as `0.037 ms`. */
export const duration = (value: number): string => {
  const inMilliseconds = value * 1_000;
  return `${inMilliseconds < 100 ? Number(inMilliseconds.toPrecision(2)).toString() : count(inMilliseconds)} ms`;
};

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
  count: countOf(rounds),
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
});

/** How often something was done in all rounds. */
export const countOf = (rounds: readonly Timing[]): number =>
  rounds.reduce((sum, round) => sum + round.count, 0);
