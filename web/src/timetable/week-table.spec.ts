import { describe, expect, it } from '@jest/globals';
import type { LessonOfWeek } from '../api/timetable.js';
import { lessonsOfDiary, weekTable } from './week-table.js';

const MONDAY = '2026-11-30';
const lesson = (date: string, number: number, from?: string): LessonOfWeek => ({
  ...{ lessonId: `${date}-${number.toString()}`, date, number, pageId: 'page', cancelled: false },
  subject: { id: 'math', title: 'Mathematics' },
  ...(from === undefined ? {} : { time: { from, to: '10:00' } }),
});

describe('A week of lessons', () => {
  it('is a table of days by numbers, with free days in between', () => {
    const { numbers, days } = weekTable([lesson(MONDAY, 2), lesson('2026-12-02', 4)], MONDAY);
    expect(numbers.map(({ number }) => number)).toEqual([2, 4]);
    expect(days.map(({ date }) => date.slice(-2))).toEqual(['30', '01', '02', '03', '04']);
    const filled = days.map(({ cells }) => cells.map((each) => each.length).join(''));
    expect(filled).toEqual(['10', '00', '01', '00', '00']);
  });

  it('has days of the weekend where there are lessons on them', () => {
    const dates = weekTable([lesson('2026-12-05', 1)], MONDAY).days.map(({ date }) => date);
    expect(dates).toHaveLength(6);
    expect(dates.at(-1)).toBe('2026-12-05');
    expect(weekTable([], MONDAY)).toMatchObject({ numbers: [], days: { length: 5 } });
    const saturday = weekTable([], MONDAY, [{ date: '2026-12-05' }]).days.map(({ date }) => date);
    expect(saturday.slice(5)).toEqual(['2026-12-05']);
  });

  it('tells the time of a number once where it is the same on all days', () => {
    const same = weekTable([lesson(MONDAY, 1, '09:00'), lesson('2026-12-01', 1, '09:00')], MONDAY);
    expect(same.numbers).toEqual([{ number: 1, time: { from: '09:00', to: '10:00' } }]);
    for (const other of [lesson('2026-12-01', 1, '09:30'), lesson('2026-12-01', 1)]) {
      expect(weekTable([lesson(MONDAY, 1, '09:00'), other], MONDAY).numbers).toEqual([{ number: 1 }]);
    }
  });

  it('has lessons that are given at once side by side', () => {
    const halves = [lesson(MONDAY, 1), { ...lesson(MONDAY, 1), lessonId: 'other half' }];
    expect(weekTable(halves, MONDAY).days[0]?.cells).toEqual([halves]);
  });

  it('is that of a diary without what is only homework', () => {
    const { date: _, ...told } = lesson(MONDAY, 1);
    const nothing = { homeworkDue: [], homeworkSet: [], grades: [], debts: [], remarks: [] };
    const inDiary = { ...told, ...nothing, pageId: 'page', planned: true };
    const { number: __, ...homework } = inDiary;
    const found = lessonsOfDiary({ days: [{ date: MONDAY, lessons: [inDiary, homework] }] });
    expect(found).toEqual([expect.objectContaining({ date: MONDAY, number: 1 })]);
  });
});
