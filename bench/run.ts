import { count } from './figures.js';
import type { CpuTime } from './processes.js';

/** What a run of the benchmark has found. */
export interface Run {
  /** When it began, ISO 8601 in UTC. */
  readonly at: string;
  readonly commit: string;
  readonly machine: string;
  readonly loadBefore: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly events: number;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly what: string;
  readonly measured: string;
  /** The same client and engine with nothing in between. */
  readonly raw?: string;
  /** Of the raw limit. */
  readonly share?: number;
  readonly bars: readonly Bar[];
  readonly cpu?: CpuPerOperation;
}

/** What DESIGN.md §8 asks for, and what was reached of it. */
export interface Bar {
  /** What is counted, such as `commands/s`. */
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly better: 'more' | 'less';
  /** The figure of the raw limit, where it has one. */
  readonly raw?: number;
  readonly shown: (value: number) => string;
}

export interface CpuPerOperation {
  /** What one operation is, such as `command`. */
  readonly per: string;
  /** Of one operation. */
  readonly seconds: CpuTime;
}

interface BarOptions {
  readonly shown?: (value: number) => string;
  readonly raw?: number;
}

const barFor =
  (better: Bar['better']) =>
  (what: string, value: number, limit: number, { shown = count, ...raw }: BarOptions = {}): Bar => ({
    ...{ what, value, limit, better, shown },
    ...raw,
  });

export const atLeast = barFor('more');
export const atMost = barFor('less');

/** A figure as a share of the bar, such that more is always better and 1 is the bar itself. */
export const shareOf = ({ limit, better }: Bar, figure: number): number =>
  better === 'more' ? figure / limit : limit / figure;

export const isMet = (bar: Bar): boolean => shareOf(bar, bar.value) >= 1;

/** @param operations how many of them took the CPU time. */
export const cpuPer = (per: string, cpu: CpuTime, operations: number): CpuPerOperation => ({
  per,
  seconds: Object.fromEntries(Object.entries(cpu).map(([part, seconds]) => [part, seconds / operations])),
});
