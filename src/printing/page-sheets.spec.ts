import { describe, expect, test } from '@jest/globals';
import type { PageLesson } from '../../projections/journal-page/answer.js';
import { pageSheets, type PrintedPage } from './page-sheets.js';
import { writingIn } from './writing.js';

const work = { code: 'oral', title: 'Oral answer', abbreviation: 'O', weight: 1 };
const lesson = (number: number, told: Partial<PageLesson> = {}): PageLesson => ({
  ...{ lessonId: `l${number.toString()}`, date: '2026-11-23', number, topic: `Topic ${number.toString()}` },
  ...{ planned: false, cancelled: false, substitutes: [], homeworkSet: [] },
  ...told,
});
const grade = (lessonId: string, pupilId: string, value: string, status: 'given' | 'annulled' = 'given') => ({
  ...{ gradeId: `${lessonId}.${pupilId}.${value}`, lessonId, pupilId, work, value, status },
});
const page: PrintedPage = {
  subject: { id: 'math', title: 'Mathematics' },
  group: { id: 'g1', title: '7B' },
  term: { id: 't2', title: 'Term II', from: '2026-11-02', to: '2026-12-27' },
  teachers: [{ id: 't', name: 'Mr Gray' }],
  pupils: [
    { id: 'anna', name: 'Anna', from: '2026-09-01', average: 4.5 },
    { id: 'boris', name: 'Boris', from: '2026-09-01' },
  ],
  lessons: [
    lesson(1, {
      substitutes: [{ id: 's', name: 'Ms Blue' }],
      homeworkSet: [
        {
          homeworkId: 'h',
          lessonId: 'l1',
          setOn: '2026-11-23',
          dueOn: '2026-11-25',
          text: '=p. 12',
          files: [],
        },
      ],
    }),
    lesson(2, { cancelled: true, cancelReason: 'Fire drill', topic: '' }),
    lesson(3, { planned: true }),
    lesson(4, { planned: true }),
  ],
  grades: [
    grade('l1', 'anna', '5'),
    grade('l1', 'anna', '4'),
    grade('l1', 'boris', '2', 'annulled'),
    grade('l3', 'anna', '3'),
  ],
  debts: [{ debtId: 'd', lessonId: 'l1', pupilId: 'boris', work }],
  absences: [
    { lessonId: 'l1', pupilId: 'boris', code: 'ill', recorded: 'absent' },
    { lessonId: 'l3', pupilId: 'boris', code: 'late', recorded: 'late', minutes: 5 },
  ],
  termGrades: [{ pupilId: 'boris', value: 'notAssessed', changes: [] }],
};

describe('a printed journal page', () => {
  test('has pupils by lessons in which something is written, as on paper', () => {
    const [grid] = pageSheets(page, writingIn('en'));
    expect(grid).toMatchObject({
      title: 'Mathematics, 7B',
      lead: [
        ...['Term II, 2 November 2026 – 27 December 2026', 'Teachers: Mr Gray'],
        'Absences: a – absent, e – excused, i – ill, l – late. Waits for work: •',
      ],
    });
    expect(grid?.columns.map(({ title }) => title)).toEqual([
      ...['No.', 'Pupil', '23.11 1', '23.11 3', 'Missed', 'Average', 'Term'],
    ]);
    expect(grid?.rows).toEqual([
      [1, 'Anna', '5 4', 3, 0, 4.5, undefined],
      [2, 'Boris', '• i', 'l', 1, undefined, 'n/a'],
    ]);
  });

  test('says what the lessons were about, and what was set', () => {
    const [, lessons] = pageSheets(page, writingIn('en'));
    expect(lessons?.rows).toEqual([
      ['23.11', 1, 'Topic 1\nSubstitute: Ms Blue', 'Set for 25.11: =p. 12'],
      ['23.11', 2, 'cancelled: Fire drill', ''],
    ]);
  });

  test('is in Russian where that is asked for', () => {
    const [grid] = pageSheets(page, writingIn('ru'));
    expect(grid?.rows[1]).toEqual([2, 'Boris', '• б', 'о', 1, undefined, 'н/а']);
    expect(grid?.lead[0]).toBe('Term II, 2 ноября 2026 – 27 декабря 2026');
  });
});
