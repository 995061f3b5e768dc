import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import {
  absenceRecorded,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  LESSON,
  NEXT_LESSON,
  oral,
  sealed,
} from '../../src/journal/page/page.examples.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { pupilWeek, pupilWeekId } from './pupil-week.projection.js';

const { given } = projectionSpec(pupilWeek);
const week = pupilWeekId('anna', '2026-W48');
const grade = fieldOf(gradeIdOf('anna'));
const four = { lessonId: LESSON, work: oral, value: '4', givenAt: instantOf(1), changes: [] };

describe("a pupil's week", () => {
  test('has the grades, with their comments sealed as they are', () => {
    const comment = sealed('Well done');
    given()
      .on(gradeGiven('4', { comment }))
      .expect(week, { pupilId: 'anna', grades: { [grade]: { ...four, comment } }, absences: {} });
  });

  test('shows a corrected grade with every value that it had, and why', () => {
    given(gradeGiven('4'), gradeCorrected('4', '5'))
      .on(gradeCorrected('5', '3', { reason: sealed('Wrong paper') }))
      .expect(week, {
        pupilId: 'anna',
        grades: {
          [grade]: {
            ...four,
            value: '3',
            changes: [
              { from: '4', to: '5', reason: sealed('Recounted'), at: instantOf(2) },
              { from: '5', to: '3', reason: sealed('Wrong paper'), at: instantOf(3) },
            ],
          },
        },
        absences: {},
      });
  });

  test('has the absences by lesson', () => {
    given(absenceRecorded('anna', 'late', { minutes: 10 }))
      .on(absenceRecorded('anna', 'ill', { lessonId: NEXT_LESSON }))
      .expect(week, {
        pupilId: 'anna',
        grades: {},
        absences: {
          [fieldOf(LESSON)]: { code: 'late', minutes: 10 },
          [fieldOf(NEXT_LESSON)]: { code: 'ill' },
        },
      });
  });

  test('is nobody else’s, and no other week', () => {
    given(gradeGiven('4'))
      .on(gradeGiven('2', { pupilId: 'boris' }))
      .expect(week, { pupilId: 'anna', grades: { [grade]: four }, absences: {} });
    given(gradeGiven('4'))
      .on(gradeGiven('2', { lessonId: NEXT_LESSON, date: '2026-11-30' }))
      .expect(week, { pupilId: 'anna', grades: { [grade]: four }, absences: {} });
  });
});
