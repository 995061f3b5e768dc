import { describe, expect, it } from '@jest/globals';
import { chartSize, courseChart } from './course-chart.js';

const { width, height, left, right, top, bottom } = chartSize;

describe('The chart of an average', () => {
  it('runs from the first day to the last, by days and not by grades', () => {
    const { points, line } = courseChart([
      { date: '2026-11-01', average: 4 },
      { date: '2026-11-02', average: 5 },
      { date: '2026-11-05', average: 4.5 },
    ]);
    expect(points.map(({ x }) => x)).toEqual([left, left + (width - left - right) / 4, width - right]);
    expect(points.map(({ y }) => y)).toEqual([height - bottom, top, (height - bottom + top) / 2]);
    expect(line).toMatch(/^M64 208L204 16L624 112$/);
  });

  it('shows where the next grade begins', () => {
    const { goal = 0, points } = courseChart([{ date: '2026-11-01', average: 3.2 }], 3.5);
    expect(goal).toBe(top);
    expect(points[0]?.y).toBeGreaterThan(goal);
  });

  it('draws a single day in the middle, and one grade again and again as a level line', () => {
    expect(courseChart([{ date: '2026-11-01', average: 4 }]).points[0]?.x).toBe((left + width - right) / 2);
    const { points } = courseChart([
      { date: '2026-11-01', average: 4 },
      { date: '2026-11-02', average: 4 },
    ]);
    expect(new Set(points.map(({ y }) => y)).size).toBe(1);
  });

  it('is empty where nothing counts', () => {
    expect(courseChart([], 4.5)).toEqual({ points: [], line: '', ticks: [] });
  });
});
