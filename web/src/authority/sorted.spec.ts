import { describe, expect, test } from '@jest/globals';
import type { FiguresRow } from '../api/staff-reports.js';
import { orderAfter, sorted } from './sorted.js';

const levels = { excellent: 0, good: 0, satisfactory: 0, unsatisfactory: 0, notAssessed: 0 };
const row = (title: string, counted: number, quality?: number): FiguresRow => ({
  ...{ id: title, title, counted, levels, unmarked: 0, exempt: 0 },
  ...(quality === undefined ? {} : { quality }),
});
const rows = [row('Hills', 10, 50), row('Coast', 20), row('Lakes', 10, 70)];
const titles = (by: Parameters<typeof sorted>[1]) => sorted(rows, by).map(({ title }) => title);

describe('schools', () => {
  test('stand in the order of a column, equal ones by their names', () => {
    expect(titles({ by: 'school', descending: false })).toEqual(['Coast', 'Hills', 'Lakes']);
    expect(titles({ by: 'counted', descending: true })).toEqual(['Coast', 'Hills', 'Lakes']);
    expect(titles({ by: 'counted', descending: false })).toEqual(['Hills', 'Lakes', 'Coast']);
  });

  test('without a figure come last', () => {
    expect(titles({ by: 'quality', descending: true })).toEqual(['Lakes', 'Hills', 'Coast']);
    expect(titles({ by: 'quality', descending: false })).toEqual(['Hills', 'Lakes', 'Coast']);
  });
});

describe('the order', () => {
  test('turns round where the same column is chosen again', () => {
    const names = { by: 'school', descending: false } as const;
    expect(orderAfter(names, 'school')).toEqual({ by: 'school', descending: true });
    expect(orderAfter(names, 'quality')).toEqual({ by: 'quality', descending: true });
    expect(orderAfter({ by: 'quality', descending: true }, 'school')).toEqual(names);
  });
});
