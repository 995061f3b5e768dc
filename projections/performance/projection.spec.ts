import { describe, test } from '@jest/globals';
import {
  absenceRecorded,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  lessonRecorded,
  lessonReinstated,
  MONDAY,
  PAGE,
  termGradeCorrected,
  termGradeGiven,
} from '../../src/journal/page/page.examples.js';
import { instantOf } from '../../test/support/recorded.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { pageProgress } from './projection.js';

const { given } = projectionSpec(pageProgress);
const nothing = { lessons: {}, grades: 0, corrections: 0, annulments: 0, lateEntries: 0 };
const planned = lessonPlanned({ lessonId: LESSON, date: MONDAY, number: 2 });
const onMonday = (stage: 'expected' | 'planned' | 'held', cancelled = false) => ({
  lessons: { '20261123-2': { date: MONDAY, stage, cancelled } },
});

describe('the progress of a page', () => {
  test('knows a planned lesson, which is held once it is recorded', () => {
    given()
      .on(planned)
      .expect(PAGE, { ...nothing, ...onMonday('planned'), lastEntryAt: instantOf(1) });
    given(planned)
      .on(lessonRecorded())
      .expect(PAGE, { ...nothing, ...onMonday('held'), lastEntryAt: instantOf(2) });
  });

  test('knows a cancelled lesson for what it was, so that it is that again when it takes place after all', () => {
    given(lessonRecorded())
      .on(lessonCancelled())
      .expect(PAGE, { ...nothing, ...onMonday('held', true), lastEntryAt: instantOf(2) });
    given(planned, lessonCancelled())
      .on(lessonReinstated())
      .expect(PAGE, { ...nothing, ...onMonday('planned'), lastEntryAt: instantOf(3) });
    given()
      .on(lessonCancelled())
      .expect(PAGE, { ...nothing, ...onMonday('expected', true), lastEntryAt: instantOf(1) });
  });

  test('counts grades, their corrections and annulments', () => {
    given(
      gradeGiven('4'),
      gradeCorrected('4', '5'),
      termGradeGiven('anna', '4'),
      termGradeCorrected('4', '5'),
    )
      .on(gradeAnnulled('5'))
      .expect(PAGE, { ...nothing, grades: 1, corrections: 2, annulments: 1, lastEntryAt: instantOf(5) });
  });

  test('counts whatever was written late', () => {
    given(gradeGiven('4', { late: true }), gradeGiven('5', { late: false }))
      .on(absenceRecorded('boris', 'absent', { late: true }))
      .expect(PAGE, { ...nothing, grades: 2, lateEntries: 2, lastEntryAt: instantOf(3) });
  });
});
