import { describe, expect, test } from '@jest/globals';
import { folded, projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf, recorded } from '../../test/support/recorded.js';
import {
  HOMEWORK,
  homeworkAmended,
  homeworkSet,
  homeworkWithdrawn,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  lessonRecorded,
  lessonReinstated,
  MONDAY,
  nextLessonRecorded,
  NEXT_LESSON,
  PAGE,
  substituteAssigned,
  substituteReleased,
  TASK,
  topicChanged,
  TUESDAY,
} from '../../src/journal/page/page.examples.js';
import type { HomeworkEvent, LessonEvent } from '../../src/journal/page/page.events.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { groupWeek, groupWeekId } from './group-week.projection.js';
import type { GroupWeek, WeekHomework, WeekLesson } from './read-model.js';

type Handled = LessonEvent | HomeworkEvent;

/** Whatever the revisions are, which have sentences of their own. */
const given = (...history: readonly Handled[]) => ({
  on: (event: Handled) => {
    const put = projectionSpec(groupWeek)
      .given(...history)
      .on(event);
    const revisions = expect.any(Object) as unknown as GroupWeek['revisions'];
    return {
      ...put,
      expect: (id: string, document: Omit<GroupWeek, '_id' | 'revisions'>): void =>
        put.expect(id, { ...document, revisions }),
    };
  },
});
const week = groupWeekId(PAGE, '2026-W48');
const nextWeek = groupWeekId(PAGE, '2026-W49');
const weekAfterNext = groupWeekId(PAGE, '2026-W50');
const NEXT_MONDAY = '2026-11-30';
const fractions: WeekLesson = {
  date: MONDAY,
  number: 2,
  topic: 'Fractions',
  stage: 'held',
  substitutes: [],
};
const expected: WeekLesson = { ...fractions, topic: '', stage: 'expected' };
const decimals: WeekLesson = { ...fractions, date: TUESDAY, number: 1, topic: 'Decimals' };

const withLesson = (lesson: WeekLesson) => ({
  pageId: PAGE,
  lessons: { [fieldOf(LESSON)]: lesson },
  homework: {},
});
const withHomework = (homework: WeekHomework, lessons: Readonly<Record<string, WeekLesson>> = {}) => ({
  pageId: PAGE,
  lessons,
  homework: { [fieldOf(HOMEWORK)]: homework },
});
const mondays = { [fieldOf(LESSON)]: fractions };
const task: WeekHomework = { ...TASK, lessonId: LESSON, setOn: MONDAY };

describe("a group's week", () => {
  test('begins with its first lesson', () => {
    given()
      .on(lessonRecorded({ teacherId: 'petrova' }))
      .expect(week, withLesson({ ...fractions, teacherId: 'petrova' }));
  });

  test('has every lesson, with the topic as it was put last', () => {
    given(lessonRecorded(), nextLessonRecorded())
      .on(topicChanged('Fractions', 'Powers'))
      .expect(week, {
        pageId: PAGE,
        lessons: { [fieldOf(LESSON)]: { ...fractions, topic: 'Powers' }, [fieldOf(NEXT_LESSON)]: decimals },
        homework: {},
      });
  });

  test('has a lesson that is planned, until it is held', () => {
    const planned = { ...decimals, topic: 'Powers', stage: 'planned' } as const;
    given()
      .on(lessonPlanned({ topic: 'Powers', teacherId: 'petrova' }))
      .expect(week, {
        ...withLesson(fractions),
        lessons: { [fieldOf(NEXT_LESSON)]: { ...planned, teacherId: 'petrova' } },
      });
    given(lessonPlanned({ topic: 'Powers', teacherId: 'petrova' }))
      .on(nextLessonRecorded())
      .expect(week, {
        ...withLesson(fractions),
        lessons: { [fieldOf(NEXT_LESSON)]: { ...decimals, teacherId: 'petrova' } },
      });
  });

  test('has a cancelled lesson as such, planned or not, and takes it back', () => {
    given(lessonRecorded())
      .on(lessonCancelled({ reason: 'No heating' }))
      .expect(week, withLesson({ ...fractions, cancelled: { reason: 'No heating' } }));
    given()
      .on(lessonCancelled())
      .expect(week, withLesson({ ...expected, cancelled: {} }));
    given(lessonRecorded(), lessonCancelled()).on(lessonReinstated()).expect(week, withLesson(fractions));
  });

  test('knows who gives a lesson in the place of its teacher', () => {
    given()
      .on(substituteAssigned())
      .expect(week, withLesson({ ...expected, substitutes: ['sidorov'] }));
    given(lessonRecorded(), substituteAssigned())
      .on(substituteAssigned({ teacherId: 'orlova' }))
      .expect(week, withLesson({ ...fractions, substitutes: ['sidorov', 'orlova'] }));
    given(lessonRecorded(), substituteAssigned(), substituteAssigned({ teacherId: 'orlova' }))
      .on(substituteReleased())
      .expect(week, withLesson({ ...fractions, substitutes: ['orlova'] }));
  });

  test('has the homework that is set in it, for the group or for single pupils', () => {
    given(lessonRecorded())
      .on(homeworkSet({ minutes: 20 }))
      .expect(week, withHomework({ ...task, minutes: 20 }, mondays));
    const files = [{ fileId: 'f1', name: 'Sheet.pdf', mediaType: 'application/pdf', size: 9 }];
    given(lessonRecorded())
      .on(homeworkSet({ pupilIds: ['anna'], dueLesson: 1, files }))
      .expect(week, withHomework({ ...task, pupilIds: ['anna'], dueLesson: 1, files }, mondays));
    given(lessonRecorded()).on(homeworkSet()).expectNothing(nextWeek);
  });

  test('has the homework that is due in it, though it was set in another', () => {
    given(lessonRecorded())
      .on(homeworkSet({ dueOn: NEXT_MONDAY }))
      .expect(nextWeek, withHomework({ ...task, dueOn: NEXT_MONDAY }));
  });

  test('has homework as it was put last', () => {
    const to = { text: 'No. 13', dueOn: TUESDAY };
    given(lessonRecorded(), homeworkSet({ minutes: 20 }))
      .on(homeworkAmended(to))
      .expect(week, withHomework({ ...task, ...to, amendedAt: instantOf(3) }, mondays));
  });

  test('hands homework that is due at another time to the week of that day', () => {
    const from = { ...TASK, dueOn: NEXT_MONDAY };
    const to = { ...TASK, dueOn: '2026-12-07' };
    const put = given(lessonRecorded(), homeworkSet({ dueOn: NEXT_MONDAY })).on(
      homeworkAmended(to, { from }),
    );
    const amended = { ...task, ...to, amendedAt: instantOf(3) };
    put.expect(week, withHomework(amended, mondays));
    put.expect(nextWeek, { pageId: PAGE, lessons: {}, homework: {} });
    put.expect(weekAfterNext, withHomework(amended));
  });

  test('has no homework that was withdrawn, wherever it stood', () => {
    const dueNextWeek = { ...TASK, dueOn: NEXT_MONDAY };
    const put = given(lessonRecorded(), homeworkSet({ dueOn: NEXT_MONDAY })).on(
      homeworkWithdrawn({ task: dueNextWeek }),
    );
    put.expect(week, withLesson(fractions));
    put.expect(nextWeek, { pageId: PAGE, lessons: {}, homework: {} });
  });

  test('counts how often a lesson was written, and homework in the week in which it is set', () => {
    const history = [
      lessonRecorded(),
      topicChanged('Fractions', 'Powers'),
      homeworkSet({ dueOn: NEXT_MONDAY }),
      homeworkAmended(
        { ...TASK, dueOn: NEXT_MONDAY, text: 'No. 13' },
        { from: { ...TASK, dueOn: NEXT_MONDAY } },
      ),
    ];
    const weeks = folded(
      groupWeek,
      history.map((event, index) => recorded(event, index + 1)),
    );
    expect(weeks.get(week)?.revisions).toEqual({
      [fieldOf(LESSON)]: { times: 2, at: instantOf(2) },
      [fieldOf(HOMEWORK)]: { times: 2, at: instantOf(4) },
    });
    expect(weeks.get(nextWeek)?.revisions).toEqual({});
  });

  test('changes nothing that it does not have', () => {
    for (const event of [
      topicChanged('a', 'b'),
      lessonReinstated(),
      substituteReleased(),
      homeworkAmended(TASK),
      homeworkWithdrawn(),
    ]) {
      given()
        .on(event)
        .fails(/came before the/);
    }
  });
});
