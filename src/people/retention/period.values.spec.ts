import { describe, expect, it } from '@jest/globals';
import { firstDayKept, isPeriod, isShorter } from './period.values.js';

describe('A period', () => {
  it('is a number of days, months or years, or for ever', () => {
    expect(['90d', '18m', '3y', '200y', 'forever'].filter((text) => !isPeriod(text))).toEqual([]);
    expect(['', '0d', '-1d', '1', '1w', '1.5y', ' 1y', '201y', '9999y', 'never'].filter(isPeriod)).toEqual(
      [],
    );
  });

  it('is counted by the calendar, to the day', () => {
    expect(firstDayKept('30d', '2026-11-30')).toBe('2026-10-31');
    expect(firstDayKept('1m', '2026-03-31')).toBe('2026-02-28');
    expect(firstDayKept('1y', '2028-02-29')).toBe('2027-02-28');
    expect(firstDayKept('forever', '2026-11-30')).toBeUndefined();
  });

  it('is compared with another of any unit', () => {
    expect(isShorter('11m', '1y')).toBe(true);
    expect(isShorter('12m', '1y')).toBe(false);
    expect(isShorter('365d', '1y')).toBe(false);
    expect(isShorter('36m', '3y')).toBe(false);
    expect(isShorter('forever', '3y')).toBe(false);
    expect(isShorter('200y', 'forever')).toBe(true);
  });
});
