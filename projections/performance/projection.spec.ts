import { describe, test } from '@jest/globals';
import {
  absenceRecorded,
  FIVE_POINT,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradesTakenOver,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  lessonRecorded,
  lessonReinstated,
  MONDAY,
  oral,
  PAGE,
  pageOpened,
  termGradeCorrected,
  termGradeGiven,
  written,
} from '../../src/journal/page/page.examples.js';
import type { PageEvent } from '../../src/journal/page/page.events.js';
import { lessonIdOf } from '../../src/journal/page/page-ids.values.js';
import { instantOf } from '../../test/support/recorded.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { pageProgress } from './projection.js';

const { given: givenAnything } = projectionSpec(pageProgress);
type Told = Extract<PageEvent, { type: (typeof pageProgress)['handles'][number] }>;
const given = (...events: readonly Told[]) => givenAnything(pageOpened(), ...events);
const scale = { min: 2, max: 5 };
const nothing = {
  ...{ scale, lessons: {}, grades: 0, corrections: 0, annulments: 0, lateEntries: 0 },
  ...{ sums: {}, takenOver: {} },
};
const planned = lessonPlanned({ lessonId: LESSON, date: MONDAY, number: 2 });
const onMonday = (stage: 'expected' | 'planned' | 'held', cancelled = false) => ({
  lessons: { '20261123-2': { date: MONDAY, stage, cancelled } },
});

/** Sums of grades of which all are of one week. */
const sumsOf = (count: number, sum: number, weight: number) => ({
  ...{ count, sum, weight },
  lastWeek: { week: '2026-W48', count, sum, weight },
});

describe('the progress of a page', () => {
  test('knows a planned lesson, which is held once it is recorded', () => {
    given()
      .on(planned)
      .expect(PAGE, { ...nothing, ...onMonday('planned'), lastEntryAt: instantOf(2) });
    given(planned)
      .on(lessonRecorded())
      .expect(PAGE, { ...nothing, ...onMonday('held'), lastEntryAt: instantOf(3) });
  });

  test('knows a cancelled lesson for what it was, so that it is that again when it takes place after all', () => {
    given(lessonRecorded())
      .on(lessonCancelled())
      .expect(PAGE, { ...nothing, ...onMonday('held', true), lastEntryAt: instantOf(3) });
    given(planned, lessonCancelled())
      .on(lessonReinstated())
      .expect(PAGE, { ...nothing, ...onMonday('planned'), lastEntryAt: instantOf(4) });
    given()
      .on(lessonCancelled())
      .expect(PAGE, { ...nothing, ...onMonday('expected', true), lastEntryAt: instantOf(2) });
  });

  test('counts grades, their corrections and annulments', () => {
    given(
      gradeGiven('4'),
      gradeCorrected('4', '5'),
      termGradeGiven('anna', '4'),
      termGradeCorrected('4', '5'),
    )
      .on(gradeAnnulled('5'))
      .expect(PAGE, {
        ...{ ...nothing, grades: 1, corrections: 2, annulments: 1, lastEntryAt: instantOf(6) },
        sums: { anna: sumsOf(0, 0, 0) },
      });
  });

  test('counts whatever was written late', () => {
    given(gradeGiven('4', { late: true }), gradeGiven('5', { late: false }))
      .on(absenceRecorded('boris', 'absent', { late: true }))
      .expect(PAGE, {
        ...{ ...nothing, grades: 2, lateEntries: 2, lastEntryAt: instantOf(4) },
        sums: { anna: sumsOf(2, 9, 2) },
      });
  });

  test('begins with its page', () => {
    givenAnything()
      .on(lessonRecorded())
      .fails(/came before the page/);
  });
});

describe('what the grades of a page come to', () => {
  const graded = (grades: number, sums: object, more: object = {}) => ({
    ...{ ...nothing, grades, lastEntryAt: instantOf(grades + 1), ...more },
    sums: sums as typeof nothing.sums,
  });

  test('are sums by pupil, of each grade with the weight that its work had', () => {
    given(gradeGiven('4'), gradeGiven('3', { pupilId: 'boris' }))
      .on(gradeGiven('5', { work: written }))
      .expect(PAGE, graded(3, { anna: sumsOf(2, 19, 4), boris: sumsOf(1, 3, 1) }));
  });

  test('leave out what is no number and what has no weight', () => {
    given(gradeGiven('exempt'))
      .on(gradeGiven('5', { work: { ...written, weight: 0 } }))
      .expect(PAGE, graded(2, {}));
  });

  test('follow corrections, into what counts and out of it', () => {
    const corrected = { corrections: 1, lastEntryAt: instantOf(3) };
    given(gradeGiven('4', { work: written }))
      .on(gradeCorrected('4', '5', { work: written }))
      .expect(PAGE, graded(1, { anna: sumsOf(1, 15, 3) }, corrected));
    given(gradeGiven('exempt'))
      .on(gradeCorrected('exempt', '5'))
      .expect(PAGE, graded(1, { anna: sumsOf(1, 5, 1) }, corrected));
    given(gradeGiven('4'))
      .on(gradeCorrected('4', 'exempt'))
      .expect(PAGE, graded(1, { anna: sumsOf(0, 0, 0) }, corrected));
  });

  test('keep apart the newest week in which a lesson had a grade that counts', () => {
    const lastMonday = { date: '2026-11-16', lessonId: lessonIdOf(PAGE, '2026-11-16', 2) };
    given(gradeGiven('4'))
      .on(gradeGiven('2', lastMonday))
      .expect(PAGE, graded(2, { anna: { ...sumsOf(1, 4, 1), sum: 6, weight: 2, count: 2 } }));
  });

  test('know apart what was taken over from each page, until it is replaced', () => {
    const taken = (value: string, work = oral) => ({ gradeId: 'g1', date: MONDAY, work, value });
    const elsewhere = { fromPageId: '7c.math.q2' };
    given(gradesTakenOver([taken('5')], elsewhere), gradesTakenOver([taken('5'), taken('exempt')]))
      .on(gradesTakenOver([taken('3', written)]))
      .expect(PAGE, {
        ...nothing,
        takenOver: { anna: { '7c_math_q2': sumsOf(1, 5, 1), '7a_math_q2': sumsOf(1, 9, 3) } },
      });
  });

  test('are numbers that the names of the scale stand for', () => {
    const letters = { min: 1, max: 5, names: { A: 5, E: 1 }, levels: FIVE_POINT.levels };
    givenAnything(pageOpened({ scale: letters }))
      .on(gradeGiven('A'))
      .expect(PAGE, {
        ...graded(1, { anna: sumsOf(1, 5, 1) }),
        scale: { min: 1, max: 5, names: { A: 5, E: 1 } },
      });
  });
});
