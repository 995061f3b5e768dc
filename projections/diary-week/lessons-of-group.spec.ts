import { describe, expect, test } from '@jest/globals';
import {
  HOMEWORK,
  LESSON,
  MONDAY,
  NEXT_LESSON,
  PAGE,
  TUESDAY,
} from '../../src/journal/page/page.examples.js';
import { fieldOf, lessonIdOf } from '../../src/journal/page/page-ids.values.js';
import { lessonsOfGroup } from './lessons-of-group.js';
import type { GroupWeek, WeekHomework, WeekLesson } from './read-model.js';

const page = {
  pageId: PAGE,
  subject: { id: 'math', title: 'Mathematics' },
  planned: [],
  timeOf: () => undefined,
  isOff: () => false,
  tests: {},
  nameOf: (id: string) => `Name of ${id}`,
};
const monday: WeekLesson = { date: MONDAY, number: 2, topic: 'Fractions', stage: 'held', substitutes: [] };
const tuesday: WeekLesson = { ...monday, date: TUESDAY, number: 1 };
const LATER_LESSON = lessonIdOf(PAGE, TUESDAY, 6);
const task: WeekHomework = { lessonId: LESSON, setOn: MONDAY, dueOn: TUESDAY, text: 'No. 12' };

const weekOf = (
  lessons: Readonly<Record<string, WeekLesson>>,
  homework: Readonly<Record<string, WeekHomework>> = {},
): GroupWeek => ({
  _id: 'week',
  pageId: PAGE,
  lessons: Object.fromEntries(Object.entries(lessons).map(([id, lesson]) => [fieldOf(id), lesson])),
  homework: Object.fromEntries(Object.entries(homework).map(([id, each]) => [fieldOf(id), each])),
  revisions: {},
});
const told = (week: GroupWeek, pupilId = 'anna') =>
  new Map(lessonsOfGroup(page, [week], pupilId).map(({ lesson }) => [lesson.lessonId, lesson]));
const dueIn = (week: GroupWeek, lessonId: string, pupilId?: string) =>
  told(week, pupilId)
    .get(lessonId)
    ?.homeworkDue.map(({ homeworkId }) => homeworkId);

describe("a group's lessons in the diary", () => {
  test('tell the topic of a lesson that was held, and of none that is only planned', () => {
    expect(told(weekOf({ [LESSON]: monday })).get(LESSON)).toMatchObject({
      topic: 'Fractions',
      planned: false,
    });
    const planned = told(weekOf({ [LESSON]: { ...monday, stage: 'planned' } })).get(LESSON);
    expect(planned).toMatchObject({ number: 2, planned: true });
    expect(planned).not.toHaveProperty('topic');
  });

  test('name the substitute in the place of the teacher', () => {
    const lesson = { ...monday, teacherId: 'petrova' };
    expect(told(weekOf({ [LESSON]: lesson })).get(LESSON)?.teacher?.name).toBe('Name of petrova');
    const substituted = { ...lesson, substitutes: ['sidorov', 'orlova'] };
    expect(told(weekOf({ [LESSON]: substituted })).get(LESSON)?.teacher?.name).toBe('Name of orlova');
  });

  test('have a cancelled one as such, and why', () => {
    const cancelled = { ...monday, cancelled: { reason: 'No heating' } };
    expect(told(weekOf({ [LESSON]: cancelled })).get(LESSON)).toMatchObject({
      cancelled: true,
      cancelReason: 'No heating',
    });
    expect(told(weekOf({ [LESSON]: monday })).get(LESSON)).toMatchObject({ cancelled: false });
  });

  test('have none of which nothing is known any more', () => {
    const expected = { ...monday, stage: 'expected' } as const;
    expect(told(weekOf({ [LESSON]: expected })).size).toBe(0);
    expect(told(weekOf({ [LESSON]: { ...expected, cancelled: {} } })).size).toBe(1);
    expect(told(weekOf({ [LESSON]: { ...expected, substitutes: ['sidorov'] } })).size).toBe(1);
  });

  test('have none on a day off that only the timetable has, and those that stand on the page', () => {
    const off = { ...page, isOff: (date: string) => date === MONDAY };
    const expected = { ...monday, stage: 'expected', substitutes: ['sidorov'] } as const;
    expect(lessonsOfGroup(off, [weekOf({ [LESSON]: expected })])).toEqual([]);
    expect(lessonsOfGroup(off, [weekOf({ [LESSON]: monday })])).toHaveLength(1);
    const planned = { ...monday, stage: 'planned' } as const;
    expect(lessonsOfGroup(off, [weekOf({ [LESSON]: planned })])).toHaveLength(1);
  });

  test('have a test that is planned in them, also where nothing else is known of the lesson', () => {
    const test = { lessonId: LATER_LESSON, date: TUESDAY, number: 6, title: 'Fractions' };
    const tests = { [fieldOf(`${LESSON}.t1`)]: test };
    const lessons = lessonsOfGroup({ ...page, tests }, [weekOf({ [LESSON]: monday })]);
    expect(lessons.map(({ lesson }) => [lesson.lessonId, lesson.test?.title])).toEqual([
      [LESSON, undefined],
      [LATER_LESSON, 'Fractions'],
    ]);
    expect(lessons[1]).toMatchObject({
      date: TUESDAY,
      lesson: { number: 6, planned: true, test: { testId: `${LESSON}.t1`, title: 'Fractions' } },
    });
    const known = { ...test, ...{ lessonId: LESSON, date: MONDAY, number: 2 } };
    const inKnown = lessonsOfGroup({ ...page, tests: { [fieldOf(`${LESSON}.t1`)]: known } }, [
      weekOf({ [LESSON]: monday }),
    ]);
    expect(inKnown).toHaveLength(1);
    expect(inKnown[0]?.lesson).toMatchObject({ topic: 'Fractions', test: { title: 'Fractions' } });
  });

  test('are those of the timetable too, with times and rooms', () => {
    const time = { from: '08:30', to: '09:15' };
    const timetabled = {
      ...page,
      planned: [{ date: TUESDAY, number: 1, teacherId: 'orlova', room: 'Room 12' }],
      timeOf: (_: string, number: number) => (number === 1 ? time : undefined),
    };
    const [only] = lessonsOfGroup(timetabled, []);
    expect(only?.lesson).toMatchObject({
      ...{ lessonId: NEXT_LESSON, number: 1, time, room: 'Room 12', planned: true, cancelled: false },
      teacher: { id: 'orlova' },
    });
    expect(only?.lesson).not.toHaveProperty('topic');
    const on = (lesson: WeekLesson) => {
      const [first, another] = lessonsOfGroup(timetabled, [weekOf({ [NEXT_LESSON]: lesson })]);
      expect(another).toBeUndefined();
      return first?.lesson;
    };
    expect(on(tuesday)).toMatchObject({ topic: 'Fractions', planned: false, time, room: 'Room 12' });
    expect(on({ ...tuesday, teacherId: 'petrova' })?.teacher?.id).toBe('petrova');
    expect(on({ ...tuesday, substitutes: ['petrova'] })).toMatchObject({
      teacher: { id: 'petrova' },
      substitution: { insteadOf: { id: 'orlova', name: 'Name of orlova' } },
    });
    expect(on({ ...tuesday, substitutes: ['petrova', 'orlova'] })?.substitution).toEqual({});
    expect(on(tuesday)).not.toHaveProperty('substitution');
    expect(on({ ...tuesday, stage: 'expected', cancelled: {} })).toMatchObject({ cancelled: true, time });
    expect(on({ ...tuesday, stage: 'expected' })).toMatchObject({ planned: true, cancelled: false });
    const due = weekOf({ [LESSON]: monday }, { [HOMEWORK]: task });
    const withHomework = lessonsOfGroup(timetabled, [due]).find(({ date }) => date === TUESDAY);
    expect(withHomework?.lesson).toMatchObject({ number: 1, homeworkDue: [{ homeworkId: HOMEWORK }] });
  });

  test('have homework where it is set, and in the first lesson of the day on which it is due', () => {
    const week = weekOf(
      { [LESSON]: monday, [LATER_LESSON]: { ...tuesday, number: 6 }, [NEXT_LESSON]: tuesday },
      { [HOMEWORK]: task },
    );
    expect(told(week).get(LESSON)?.homeworkSet).toEqual([
      { homeworkId: HOMEWORK, text: 'No. 12', setOn: MONDAY, dueOn: TUESDAY, personal: false, files: [] },
    ]);
    expect(dueIn(week, NEXT_LESSON)).toEqual([HOMEWORK]);
    expect(dueIn(week, LATER_LESSON)).toEqual([]);
  });

  test('have homework in the lesson that it is due for, and else in the first that takes place', () => {
    const lessons = { [NEXT_LESSON]: tuesday, [LATER_LESSON]: { ...tuesday, number: 6 } };
    expect(dueIn(weekOf(lessons, { [HOMEWORK]: { ...task, dueLesson: 6 } }), LATER_LESSON)).toEqual([
      HOMEWORK,
    ]);
    expect(dueIn(weekOf(lessons, { [HOMEWORK]: { ...task, dueLesson: 4 } }), NEXT_LESSON)).toEqual([
      HOMEWORK,
    ]);
    const firstCancelled = { ...lessons, [NEXT_LESSON]: { ...tuesday, cancelled: {} } };
    expect(dueIn(weekOf(firstCancelled, { [HOMEWORK]: task }), LATER_LESSON)).toEqual([HOMEWORK]);
  });

  test('have a line for homework that is due on a day without a lesson', () => {
    const line = told(weekOf({ [LESSON]: monday }, { [HOMEWORK]: task })).get(`${PAGE}.20261124`);
    expect(line).toMatchObject({ homeworkDue: [{ homeworkId: HOMEWORK }], planned: false, cancelled: false });
    expect(line).not.toHaveProperty('number');
  });

  test('have homework for single pupils for those alone', () => {
    const week = weekOf(
      { [LESSON]: monday, [NEXT_LESSON]: tuesday },
      { [HOMEWORK]: { ...task, pupilIds: ['anna'] } },
    );
    expect(told(week, 'anna').get(LESSON)?.homeworkSet).toMatchObject([{ personal: true }]);
    expect(dueIn(week, NEXT_LESSON, 'anna')).toEqual([HOMEWORK]);
    expect(told(week, 'boris').get(LESSON)?.homeworkSet).toEqual([]);
    expect(dueIn(week, NEXT_LESSON, 'boris')).toEqual([]);
  });
});
