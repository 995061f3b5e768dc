import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf, petrova, recorded, SCHOOL } from '../../test/support/recorded.js';
import {
  DEBT,
  debtMarked,
  debtSettled,
  debtWithdrawn,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  LESSON,
  MONDAY,
  oral,
  PAGE,
  RECOUNTED,
  REQUEST,
  TUESDAY,
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

  test('says when the work was made up for, and which debt was settled', () => {
    given()
      .on(gradeGiven('4', { madeUpOn: TUESDAY, settles: DEBT }))
      .expect(grade, {
        ...facts,
        madeUpOn: TUESDAY,
        settles: DEBT,
        chain: [{ ...linkOf(1), what: 'given', to: '4' }],
      });
  });

  test('keeps every correction with what the grade was, and why', () => {
    const reason = { code: 'wrongEntry' };
    given(gradeGiven('4'), gradeGiven('5', { pupilId: 'boris' }), gradeCorrected('4', '5'))
      .on(gradeCorrected('5', '3', { late: true, reason }))
      .expect(grade, {
        ...facts,
        chain: [
          { ...linkOf(1), what: 'given', to: '4' },
          { ...linkOf(3), what: 'corrected', from: '4', to: '5', reason: RECOUNTED },
          { ...linkOf(4), what: 'corrected', from: '5', to: '3', reason, late: true },
        ],
      });
  });

  test('says who had asked for what was written late, and of a new grade why', () => {
    const asked = { requestId: REQUEST, teacherId: 'petrova' };
    const late = { late: true, asked };
    given(gradeGiven('4', { ...late, reason: RECOUNTED }))
      .on(gradeCorrected('4', '5', late))
      .expect(grade, {
        ...facts,
        chain: [
          { ...linkOf(1), ...late, what: 'given', to: '4', reason: RECOUNTED },
          { ...linkOf(2), ...late, what: 'corrected', from: '4', to: '5', reason: RECOUNTED },
        ],
      });
  });

  test('ends with what the grade was when it was annulled, and why', () => {
    given(gradeGiven('4'))
      .on(gradeAnnulled('4'))
      .expect(grade, {
        ...facts,
        chain: [
          { ...linkOf(1), what: 'given', to: '4' },
          { ...linkOf(2), what: 'annulled', from: '4', reason: RECOUNTED },
        ],
      });
  });

  test('is kept of a debt too: when it was marked, settled, or withdrawn and why', () => {
    const marked = { ...linkOf(1), what: 'debtMarked' as const };
    given(debtMarked({ dueOn: TUESDAY }))
      .on(debtSettled())
      .expect(DEBT, { ...facts, dueOn: TUESDAY, chain: [marked, { ...linkOf(2), what: 'debtSettled' }] });
    given(debtMarked())
      .on(debtWithdrawn({ late: true }))
      .expect(DEBT, {
        ...facts,
        chain: [marked, { ...linkOf(2), what: 'debtWithdrawn', reason: RECOUNTED, late: true }],
      });
    given()
      .on(debtSettled())
      .fails(/came before/);
  });

  test('has no change before it is given', () => {
    for (const event of [gradeCorrected('4', '5'), gradeAnnulled('4')]) {
      given()
        .on(event)
        .fails(/came before the grade or debt .* was there/);
    }
  });
});
