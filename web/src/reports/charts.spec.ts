import { describe, expect, it } from '@jest/globals';
import { barLines, barSize, dayColumns, daysSize } from './charts.js';

describe('Bars of shares', () => {
  it('stand below each other, as long as their shares, and one that is not known is left out', () => {
    const { lines, height } = barLines([
      { id: 'a', title: '7A', shares: [100, 25] },
      { id: 'b', title: '7B', shares: [50, undefined] },
    ]);
    expect(lines.map(({ bars }) => bars.map(({ width }) => width))).toEqual([[640, 160], [320]]);
    const [first, second] = lines;
    expect(first?.bars[0]?.y).toBe(barSize.titleHeight);
    expect(second?.y).toBe(height / 2);
    expect((first?.bars[1]?.y ?? 0) + barSize.bar).toBeLessThan(second?.y ?? 0);
  });

  it('are none of none', () => {
    expect(barLines([])).toEqual({ lines: [], height: 0 });
  });
});

describe('Columns of days', () => {
  it('are as high as the share of lessons missed, on a scale up to a full ten percent', () => {
    const { columns, highest } = dayColumns([
      { date: '2026-11-23', held: 40, missed: 10 },
      { date: '2026-11-24', held: 40, missed: 0 },
      { date: '2026-11-25', held: 0, missed: 0 },
    ]);
    expect(highest).toBe(30);
    expect(columns.map(({ share }) => share)).toEqual([25, 0, 0]);
    const { height, top, bottom } = daysSize;
    expect(columns[0]?.height).toBeCloseTo(((height - top - bottom) * 25) / 30, 1);
    expect((columns[0]?.y ?? 0) + (columns[0]?.height ?? 0)).toBeCloseTo(height - bottom, 1);
    expect(columns[1]?.x).toBeGreaterThan(columns[0]?.x ?? 0);
  });

  it('stay within the drawing, however many there are', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      date: `day ${index.toString()}`,
      ...{ held: 1, missed: 1 },
    }));
    const { columns, highest } = dayColumns(many);
    const last = columns.at(-1);
    expect(highest).toBe(100);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(daysSize.width - daysSize.right + 1);
  });
});
