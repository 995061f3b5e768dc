import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { LATE_CORRECTIONS_ALONE } from './late-corrections.rules.js';
import {
  allowLateCorrections,
  annulGrade,
  correctGrade,
  correctTermGrade,
} from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import type { PageEvent } from './page.events.js';
import {
  admin,
  aPageWithALesson,
  DAY_AFTER_WINDOW,
  deputyHead,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  lateCorrectionsAllowed,
  petrova,
  termGradeCorrected,
  termGradeGiven,
} from './page.examples.js';

const { given } = deciderSpec(pageDecider);

const late = { by: deputyHead, today: DAY_AFTER_WINDOW };
const afterTheTerm = { by: deputyHead, today: '2027-02-01' };
const aGraded = [...aPageWithALesson, gradeGiven('4'), termGradeGiven('anna', '4')];
/** The grade is 4 again after an even number. */
const corrections = (count: number, isLate = true): PageEvent[] =>
  Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? gradeCorrected('4', '5', { late: isLate }) : gradeCorrected('5', '4', { late: isLate }),
  );
const manyLate = [...aGraded, ...corrections(LATE_CORRECTIONS_ALONE)];

describe('grades that are corrected late', () => {
  test('are corrected by one person alone up to a number', () => {
    given(...aGraded, ...corrections(LATE_CORRECTIONS_ALONE - 2))
      .when(correctGrade('5', late))
      .then(gradeCorrected('4', '5', { late: true }));
    given(...manyLate)
      .when(correctGrade('5', late))
      .thenFails('second-person-required');
    given(...manyLate)
      .when(annulGrade(late))
      .thenFails('second-person-required');
    given(...manyLate)
      .when(correctTermGrade('5', afterTheTerm))
      .thenFails('second-person-required');
  });

  test('count as such whether corrected, annulled or of the term, and only where it is late', () => {
    given(...aGraded, ...corrections(LATE_CORRECTIONS_ALONE, false))
      .when(correctGrade('5', late))
      .then(gradeCorrected('4', '5', { late: true }));
    given(
      ...[...aGraded, ...corrections(LATE_CORRECTIONS_ALONE - 2)],
      ...[termGradeCorrected('4', '5', { late: true }), gradeAnnulled('4', { late: true })],
    )
      .when(correctTermGrade('4', afterTheTerm))
      .thenFails('second-person-required');
  });

  test('go on where somebody else allows it: by whom it was allowed, and as many', () => {
    const allowed = [...manyLate, lateCorrectionsAllowed(LATE_CORRECTIONS_ALONE + 1)];
    given(...allowed)
      .when(correctGrade('5', late))
      .then(gradeCorrected('4', '5', { late: true }));
    given(...allowed)
      .when(correctGrade('5', { ...late, by: { ...deputyHead, personId: 'another' } }))
      .thenFails('second-person-required');
    given(...allowed, gradeCorrected('4', '5', { late: true }))
      .when(correctGrade('4', late))
      .thenFails('second-person-required');
  });
});

describe('late corrections beyond the number', () => {
  test('are allowed by those who lead the school, for somebody else', () => {
    given(...manyLate)
      .when(allowLateCorrections({ more: 3 }))
      .then(lateCorrectionsAllowed(LATE_CORRECTIONS_ALONE + 3));
    given(...manyLate)
      .when(allowLateCorrections({ by: { ...deputyHead, personId: 'another' }, more: 3 }))
      .then(lateCorrectionsAllowed(LATE_CORRECTIONS_ALONE + 3));
    given(...manyLate)
      .when(allowLateCorrections({ by: deputyHead }))
      .thenFails('second-person-required', 'personId');
    given(...manyLate)
      .when(allowLateCorrections({ by: petrova }))
      .thenFails('not-for-your-role');
  });

  test('may be allowed before there are so many', () => {
    given(...aGraded)
      .when(allowLateCorrections({ more: 2 }))
      .then(lateCorrectionsAllowed(LATE_CORRECTIONS_ALONE + 2));
  });

  test('are allowed by whoever has proved lately to be it', () => {
    given(...manyLate)
      .when(allowLateCorrections({ by: admin, isUnconfirmed: true }))
      .thenFails('step-up-required');
  });
});
