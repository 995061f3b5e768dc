import { describe, expect, it } from '@jest/globals';
import { chartOf } from './chart.js';
import { milliseconds } from './figures.js';
import { atLeast, atMost, type Bar, type Row } from './run.js';

const chartWith = (...bars: readonly Bar[]): string => chartOfRows({ what: 'commands', measured: '', bars });

const chartOfRows = (...rows: readonly Row[]): string =>
  chartOf({
    at: '2026-11-25T00:02:00.000Z',
    commit: 'ce38cf5',
    machine: '2 cores',
    loadBefore: 0,
    rounds: 3,
    seconds: 3,
    events: 78_370,
    rows,
  });

const RATE = atLeast('commands/s', 500, 2_000, { raw: 3_000 });
const LATENCY = atMost('p99', 240, 60, { shown: milliseconds });

const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text ?? '');

/** Bars in pixels, from above to below. */
const lengthsOf = (svg: string): number[] =>
  pathsOf(svg, 0)
    .filter((path) => path.endsWith('Z'))
    .map((path) => {
      const across = [...path.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x));
      return Math.max(...across) - Math.min(...across);
    });

const rawMarksOf = (svg: string): string[] => pathsOf(svg, 1).filter((path) => path.endsWith('Z'));

const pathsOf = (svg: string, series: number): string[] =>
  [...svg.matchAll(/<path d="([^"]*)"[^>]*ecmeta_series_index="(\d)"/g)]
    .filter(([, , index]) => index === series.toString())
    .map(([, path]) => path ?? '');

/** The colour of a figure. */
const colourOf = (svg: string, figure: string): string | undefined =>
  new RegExp(`fill="([^"]*)">${figure}<`).exec(svg)?.[1];

describe('The chart of a run', () => {
  it('names what was measured, with the figure, the bar and the raw limit', () => {
    expect(textsOf(chartWith(RATE, LATENCY))).toEqual(
      expect.arrayContaining([
        ...['commands', 'commands/s', '500', '≥ 2,000', '3,000'],
        ...['p99', '240 ms', '≤ 60 ms', 'the bar'],
      ]),
    );
  });

  it('says when and on what it was measured', () => {
    expect(textsOf(chartWith(RATE)).join('')).toContain('2026-11-25, commit ce38cf5; 2 cores; 78,370 events');
  });

  it('draws figures as long that are as far from their bars, whether more or less of them is better', () => {
    const [rate, latency] = lengthsOf(chartWith(RATE, LATENCY));
    expect(rate).toBeGreaterThan(0);
    expect(latency).toBeCloseTo(rate ?? 0);
  });

  it('draws a better figure longer', () => {
    const [worse = 0, better = 0, best = 0] = lengthsOf(
      chartWith(atMost('p50', 90, 60), atMost('p50', 60, 60), atMost('p50', 30, 60)),
    );
    expect(worse).toBeLessThan(better);
    expect(better).toBeLessThan(best);
  });

  it('ends at a hundredth of the bar and at ten times of it', () => {
    const [nothing, tenTimes, hundredTimes] = lengthsOf(
      chartWith(atLeast('a', 0, 10), atLeast('b', 100, 10), atLeast('c', 1_000, 10)),
    );
    expect(nothing).toBe(0);
    expect(hundredTimes).toBe(tenTimes);
  });

  it('has another colour for what meets its bar', () => {
    const svg = chartWith(atLeast('rate', 20, 20), atLeast('other rate', 19, 20));
    expect(colourOf(svg, '20')).toBeDefined();
    expect(colourOf(svg, '20')).not.toBe(colourOf(svg, '19'));
  });

  it('marks a raw limit where there is one', () => {
    expect(rawMarksOf(chartWith(RATE, LATENCY))).toHaveLength(1);
  });

  it('leaves out what has no bar', () => {
    const texts = textsOf(
      chartOfRows({ what: 'kept', measured: '', bars: [RATE] }, { what: 'left out', measured: '', bars: [] }),
    );
    expect(texts).toContain('kept');
    expect(texts).not.toContain('left out');
  });

  it('can be read on a page of any colour, since it covers it', () => {
    expect(chartWith(RATE)).toMatch(
      /^<svg width="(\d+)" height="(\d+)"[^>]*>\s*<rect width="\1" height="\2" [^>]*fill="#/,
    );
  });
});
