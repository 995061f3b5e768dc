import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import {
  HOMEWORK,
  homeworkSet,
  LESSON,
  lessonRecorded,
  MONDAY,
  nextLessonRecorded,
  NEXT_LESSON,
  PAGE,
  topicChanged,
  TUESDAY,
} from '../../src/journal/page/page.examples.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { groupWeek, groupWeekId } from './group-week.projection.js';

const { given } = projectionSpec(groupWeek);
const week = groupWeekId(PAGE, '2026-W48');
const nextWeek = groupWeekId(PAGE, '2026-W49');
const fractions = { date: MONDAY, number: 2, topic: 'Fractions' };

describe("a group's week", () => {
  test('begins with its first lesson', () => {
    given()
      .on(lessonRecorded({ teacherId: 'petrova' }))
      .expect(week, {
        pageId: PAGE,
        lessons: { [fieldOf(LESSON)]: { ...fractions, teacherId: 'petrova' } },
        homework: {},
      });
  });

  test('has every lesson, with the topic as it was put last', () => {
    given(lessonRecorded(), nextLessonRecorded())
      .on(topicChanged('Fractions', 'Powers'))
      .expect(week, {
        pageId: PAGE,
        lessons: {
          [fieldOf(LESSON)]: { ...fractions, topic: 'Powers' },
          [fieldOf(NEXT_LESSON)]: { date: TUESDAY, number: 1, topic: 'Decimals' },
        },
        homework: {},
      });
  });

  test('has the homework that is set in it', () => {
    const homework = { lessonId: LESSON, setOn: MONDAY, dueOn: TUESDAY, text: 'No. 12', minutes: 20 };
    const event = homeworkSet({ minutes: 20 });
    given(lessonRecorded())
      .on(event)
      .expect(week, {
        pageId: PAGE,
        lessons: { [fieldOf(LESSON)]: fractions },
        homework: { [fieldOf(HOMEWORK)]: homework },
      });
    given(lessonRecorded()).on(event).expectNothing(nextWeek);
  });

  test('has the homework that is due in it, though it was set in another', () => {
    const homework = { lessonId: LESSON, setOn: MONDAY, dueOn: '2026-11-30', text: 'No. 12' };
    given(lessonRecorded())
      .on(homeworkSet({ dueOn: '2026-11-30' }))
      .expect(nextWeek, { pageId: PAGE, lessons: {}, homework: { [fieldOf(HOMEWORK)]: homework } });
  });
});
