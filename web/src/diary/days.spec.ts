import { describe, expect, it } from '@jest/globals';
import type { Diary } from '../api/diary.js';
import { daysSearchIn, daysShown } from './days-search.js';
import { shiftDate } from './week.js';
import { weeksOf } from './weeks-of.js';

describe('The days of an address', () => {
  it('are those that it names, up to 62', () => {
    const days = { from: '2026-09-01', to: '2026-11-02' };
    expect(daysShown(daysSearchIn(days), '2026-W48')).toEqual(days);
  });

  it.each([
    {},
    { from: '2026-09-01', to: '2026-11-03' },
    { from: '2026-09-02', to: '2026-09-01' },
    { from: 1 },
  ])('are this week and the one before where it names none that can be shown: %j', (fields) => {
    expect(daysShown(daysSearchIn(fields), '2026-W48')).toEqual({ from: '2026-11-16', to: '2026-11-29' });
  });
});

describe('A diary of any days', () => {
  it('is cut where its weeks end', () => {
    const days = Array.from({ length: 9 }, (_, index) => ({
      date: shiftDate('2026-11-21', index),
      lessons: [],
    }));
    const diary: Diary = {
      ...{ pupil: { id: 'p', name: 'Ada' }, from: '2026-11-21', to: '2026-11-29', timeZone: 'UTC' },
      ...{ position: '1/1', days },
    };
    expect(weeksOf(diary).map((week) => [week.from, week.to, week.days.length])).toEqual([
      ['2026-11-21', '2026-11-22', 2],
      ['2026-11-23', '2026-11-29', 7],
    ]);
  });
});
