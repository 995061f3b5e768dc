import { describe, expect, test } from '@jest/globals';
import { addDays, isCivilDate, mondayOf } from './civil-date.js';

describe('a civil date', () => {
  test.each(['2026-01-31', '2028-02-29', '2000-02-29', '2026-12-31'])('%s is one', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '2026-1-1',
    '',
    'today',
  ])('%j is none', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });

  test('moves over the ends of months and years, and to the Monday of its week', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(['2026-11-23', '2026-11-29', '2027-01-01'].map(mondayOf)).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-12-28',
    ]);
  });
});
