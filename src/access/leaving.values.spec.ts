import { describe, expect, test } from '@jest/globals';
import { lastDayOfAccess, lastPlaceOf } from './leaving.values.js';

const years = [
  { from: '2025-09-01', to: '2026-06-30' },
  { from: '2026-09-02', to: '2027-06-30' },
];

describe('the last place of a pupil', () => {
  test('is the class that was left last, once all were left', () => {
    const left = {
      '7b': [{ from: '2025-09-01', until: '2026-06-30' }],
      '8b': [{ from: '2026-09-02', until: '2026-11-13' }],
    };
    expect(lastPlaceOf(left)).toEqual({ classId: '8b', until: '2026-11-13' });
    expect(lastPlaceOf({ ...left, '8bm': [{ from: '2026-09-02' }] })).toBeUndefined();
  });

  test('is none of whoever was never in a class', () => {
    expect(lastPlaceOf({})).toBeUndefined();
  });

  test('is over for whoever was taken out before the first day', () => {
    expect(lastPlaceOf({ '7b': [] })).toEqual({ classId: '7b', until: '0000-01-01' });
    expect(lastDayOfAccess('0000-01-01', years)).toBe('0000-01-01');
  });
});

describe('access', () => {
  test('ends with the day of leaving', () => {
    expect(lastDayOfAccess('2026-11-13', years)).toBe('2026-11-13');
    expect(lastDayOfAccess('2026-06-01', years)).toBe('2026-06-01');
    expect(lastDayOfAccess('2026-11-13', [])).toBe('2026-11-13');
  });

  test('lasts through the holidays after a year that was finished', () => {
    expect(lastDayOfAccess('2026-06-30', years)).toBe('2026-09-01');
    expect(lastDayOfAccess('2026-06-26', years)).toBe('2026-09-01');
    expect(lastDayOfAccess('2027-06-30', years)).toBe('2027-09-30');
  });

  test('does not come back by a year long past', () => {
    expect(lastDayOfAccess('2026-08-15', years)).toBe('2026-08-15');
  });
});
