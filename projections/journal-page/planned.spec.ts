import { describe, expect, test } from '@jest/globals';
import { DAYS, publishedMath, TERM_DAYS } from '../../src/timetable/timetable.examples.js';
import { ORDINARY_DAYS } from '../../src/timetable/school-days.values.js';
import { positionOf } from '../../test/support/recorded.js';
import type { PageLesson } from './answer.js';
import { withPlanned } from './planned.js';

const PAGE = '7bm.math.q2';
const timetable = {
  ...{ _id: PAGE, position: positionOf(1), revision: { times: 1, at: '2026-11-01T08:00:00.000Z' } },
  publications: [{ ...TERM_DAYS, days: DAYS, lessons: [publishedMath] }],
};
const held: PageLesson = {
  ...{ lessonId: `${PAGE}.20261109-1`, date: '2026-11-09', number: 1, topic: 'Fractions' },
  ...{ planned: false, cancelled: false, substitutes: [], homeworkSet: [] },
};
const time = { from: '08:30', to: '09:15' };

describe('the lessons of a page with those of its timetable', () => {
  test('are those of the page where there is no timetable', () => {
    expect(withPlanned(PAGE, [held], undefined, '2026-11-10', ORDINARY_DAYS)).toEqual([held]);
  });

  test('go a week ahead, each once, with times and rooms', () => {
    const lessons = withPlanned(PAGE, [held], timetable, '2026-11-10', ORDINARY_DAYS);
    expect(lessons).toEqual([
      { ...held, time, room: 'Room 12' },
      {
        ...{
          lessonId: `${PAGE}.20261116-1`,
          date: '2026-11-16',
          number: 1,
          topic: '',
          time,
          room: 'Room 12',
        },
        ...{ planned: true, cancelled: false, substitutes: [], homeworkSet: [] },
      },
    ]);
    expect(withPlanned(PAGE, [held], timetable, '2026-11-16', ORDINARY_DAYS)).toHaveLength(3);
    expect(withPlanned(PAGE, [held], timetable, '2027-05-01', ORDINARY_DAYS)).toHaveLength(7);
  });

  test('have a time where a lesson is held that no timetable has', () => {
    const moved = { ...held, lessonId: `${PAGE}.20261110-2`, date: '2026-11-10', number: 2 };
    const [, second] = withPlanned(PAGE, [held, moved], timetable, '2026-11-10', ORDINARY_DAYS);
    expect(second).toEqual({ ...moved, time: { from: '09:25', to: '10:10' } });
  });
});
