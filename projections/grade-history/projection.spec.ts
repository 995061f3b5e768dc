import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf, petrova, recorded, SCHOOL } from '../../test/support/recorded.js';
import {
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  LESSON,
  MONDAY,
  oral,
  PAGE,
  sealed,
} from '../../src/journal/page/page.examples.js';
import { gradeHistory } from './projection.js';

const { given } = projectionSpec(gradeHistory);
const grade = gradeIdOf('anna');
const facts = { pageId: PAGE, schoolId: SCHOOL, pupilId: 'anna', lessonId: LESSON, date: MONDAY, work: oral };
const linkOf = (number: number) => ({
  eventId: recorded(gradeGiven('4'), number).id,
  logPosition: `${number.toString()}/${number.toString()}`,
  late: false,
  actor: petrova,
  via: 'web' as const,
  at: instantOf(number),
});

describe("a grade's history", () => {
  test('begins when it is given, and says by whom, when, how and where in the log', () => {
    given()
      .on(gradeGiven('4'))
      .expect(grade, { ...facts, chain: [{ ...linkOf(1), what: 'given', to: '4' }] });
  });

  test('keeps every correction with what the grade was, and why', () => {
    given(gradeGiven('4'), gradeGiven('5', { pupilId: 'boris' }), gradeCorrected('4', '5'))
      .on(gradeCorrected('5', '3', { late: true }))
      .expect(grade, {
        ...facts,
        chain: [
          { ...linkOf(1), what: 'given', to: '4' },
          { ...linkOf(3), what: 'corrected', from: '4', to: '5', reason: sealed('Recounted') },
          { ...linkOf(4), what: 'corrected', from: '5', to: '3', reason: sealed('Recounted'), late: true },
        ],
      });
  });

  test('has no correction before it is given', () => {
    given()
      .on(gradeCorrected('4', '5'))
      .fails(/was corrected before it was given/);
  });
});
