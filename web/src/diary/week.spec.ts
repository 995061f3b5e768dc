import { describe, expect, it } from '@jest/globals';
import { isDate, isWeek, mondayOf, shiftWeek, todayIn, weekOf } from './week.js';

describe('ISO weeks', () => {
  it('begin on Monday and belong to the year of their Thursday', () => {
    expect(weekOf('2026-11-23')).toBe('2026-W48');
    expect(weekOf('2026-11-29')).toBe('2026-W48');
    expect(weekOf('2027-01-01')).toBe('2026-W53');
    expect(weekOf('2024-12-30')).toBe('2025-W01');
  });

  it('lead back to their Monday, whatever the year', () => {
    for (let year = 1990; year < 2060; year++) {
      for (const week of [`${year}-W01`, `${year}-W30`, `${year}-W52`]) {
        expect(weekOf(mondayOf(week))).toBe(week);
      }
    }
  });

  it('follow each other across the years', () => {
    expect(shiftWeek('2026-W53', 1)).toBe('2027-W01');
    expect(shiftWeek('2027-W01', -1)).toBe('2026-W53');
    expect(shiftWeek('2025-W01', -1)).toBe('2024-W52');
  });

  it('are refused where the year has none of that number', () => {
    expect(isWeek('2026-W53')).toBe(true);
    expect(isWeek('2025-W53')).toBe(false);
    expect(isWeek('2026-W00')).toBe(false);
    expect(isWeek('2026-48')).toBe(false);
    expect(() => mondayOf('soon')).toThrow(RangeError);
  });
});

describe('Civil dates', () => {
  it("are today's in the school's time zone, not in the reader's", () => {
    const lateInLisbon = new Date('2026-11-23T23:30:00Z');
    expect(todayIn('Europe/Lisbon', lateInLisbon)).toBe('2026-11-23');
    expect(todayIn('Asia/Yekaterinburg', lateInLisbon)).toBe('2026-11-24');
  });

  it('are refused where they cannot be read', () => {
    expect(isDate('2026-11-23')).toBe(true);
    expect(isDate('2026-13-01')).toBe(false);
    expect(isDate('2026-02-30')).toBe(false);
    expect(isDate('')).toBe(false);
  });
});
