import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import {
  absenceRecorded,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  HOMEWORK,
  homeworkSet,
  LESSON,
  lessonRecorded,
  MONDAY,
  oral,
  topicChanged,
  TUESDAY,
  written,
} from '../../src/journal/page/page.examples.js';
import { lessonColumn } from './lesson-column.projection.js';

const { given } = projectionSpec(lessonColumn);
const empty = { date: MONDAY, number: 2, topic: 'Fractions', grades: [], absences: {}, homework: [] };
const columnGrade = (pupilId: string, value: string, work = oral) => ({
  gradeId: gradeIdOf(pupilId, work),
  pupilId,
  work,
  value,
  corrected: false,
});

describe('a column of the journal page', () => {
  test('is a lesson, with its topic as it was put last', () => {
    given().on(lessonRecorded()).expect(LESSON, empty);
    given(lessonRecorded())
      .on(topicChanged('Fractions', 'Powers'))
      .expect(LESSON, { ...empty, topic: 'Powers' });
  });

  test('has the grades in the order in which they were given, and marks the corrected ones', () => {
    given(lessonRecorded(), gradeGiven('4'), gradeGiven('5', { pupilId: 'boris' }), gradeCorrected('4', '3'))
      .on(gradeGiven('5', { work: written }))
      .expect(LESSON, {
        ...empty,
        grades: [
          { ...columnGrade('anna', '3'), corrected: true },
          columnGrade('boris', '5'),
          columnGrade('anna', '5', written),
        ],
      });
  });

  test('has absences by pupil, and the homework that was set', () => {
    given(lessonRecorded(), absenceRecorded('anna', 'ill'), absenceRecorded('boris', 'late', { minutes: 5 }))
      .on(homeworkSet())
      .expect(LESSON, {
        ...empty,
        absences: { anna: { code: 'ill' }, boris: { code: 'late', minutes: 5 } },
        homework: [{ homeworkId: HOMEWORK, lessonId: LESSON, setOn: MONDAY, dueOn: TUESDAY, text: 'No. 12' }],
      });
  });

  test('is not written in before the lesson was recorded', () => {
    for (const event of [
      topicChanged('a', 'b'),
      homeworkSet(),
      gradeGiven('4'),
      gradeCorrected('4', '5'),
      absenceRecorded('anna'),
    ]) {
      given()
        .on(event)
        .fails(/came before the lesson/);
    }
  });
});
