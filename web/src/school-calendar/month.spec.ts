import { describe, expect, it } from '@jest/globals';
import { calendarSearchIn } from './calendar-search.js';
import { daysShownIn, isMonth, shiftMonth, weeksOf } from './month.js';

describe('A month', () => {
  it('is shown in whole weeks', () => {
    expect(daysShownIn('2026-11')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
    expect(daysShownIn('2027-02')).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual(['2026-10-26', '2026-12-06']);
  });

  it('has one before and one after it, also over the end of a year', () => {
    expect([shiftMonth('2026-12', 1), shiftMonth('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
    expect([shiftMonth('2027-02', 1), shiftMonth('2027-03', -1)]).toEqual(['2027-03', '2027-02']);
  });

  it('is named by year and number', () => {
    expect(['2026-11', '2026-13', '2026-1', 'November', '2026-00'].map(isMonth)).toEqual([
      ...[true, false, false, false, false],
    ]);
  });
});

describe('An address of the calendar', () => {
  it('asks for what there is, and for nothing else', () => {
    const asked = { school: 's1', month: '2026-11', class: 7, kind: 'tests' };
    expect(calendarSearchIn(asked)).toEqual({ ...asked, class: '7' });
    expect(calendarSearchIn({ month: '2026-31', kind: 'lessons', class: '' })).toEqual({});
  });
});
