import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { yearSheetDecider } from './year-sheet.decider.js';
import {
  admin,
  classTeacher,
  close,
  correct,
  corrected,
  deputyHead,
  finalGrade,
  give,
  petrova,
  reopen,
  terms,
  theImport,
  yearClosed,
  yearReopened,
} from './year-sheet.examples.js';

const { given } = deciderSpec(yearSheetDecider);

describe('final grades', () => {
  test('are given by subject and pupil, and those that are there already are passed over', () => {
    given(finalGrade('anna', '4'))
      .when(
        give([
          { pupilId: 'anna', value: '4' },
          { pupilId: 'boris', value: '5' },
        ]),
      )
      .then(finalGrade('boris', '5'));
    given(finalGrade('anna', '4'))
      .when(give([{ pupilId: 'anna', value: '3' }], { subjectId: 'physics' }))
      .then(finalGrade('anna', '3', { subjectId: 'physics' }));
    given(finalGrade('anna', '4'))
      .when(give([{ pupilId: 'anna', value: '4' }]))
      .thenNothing();
  });

  test('stand beside the term grades and what they come to', () => {
    given()
      .when(give([{ pupilId: 'anna', value: '5', terms: terms('4', '5', '4', '4') }]))
      .then(finalGrade('anna', '5', { terms: terms('4', '5', '4', '4'), average: 4.25, proposed: '4' }));
  });

  test('take no account of term grades that are no numbers', () => {
    given()
      .when(give([{ pupilId: 'anna', value: '5', terms: terms('exempt', '5', 'notAssessed') }]))
      .then(
        finalGrade('anna', '5', { terms: terms('exempt', '5', 'notAssessed'), average: 5, proposed: '5' }),
      );
    given()
      .when(give([{ pupilId: 'anna', value: 'exempt', terms: terms('exempt') }]))
      .then(finalGrade('anna', 'exempt', { terms: terms('exempt') }));
  });

  test('are proposed by the rounding of the school', () => {
    given()
      .when(
        give([{ pupilId: 'anna', value: '4', terms: terms('4', '5') }], {
          rounding: { kind: 'thresholds', least: { '5': 4.6 } },
        }),
      )
      .then(finalGrade('anna', '4', { terms: terms('4', '5'), average: 4.5, proposed: '4' }));
  });

  test('are never replaced, whether given before or beside each other', () => {
    given(finalGrade('anna', '4'))
      .when(give([{ pupilId: 'anna', value: '5' }]))
      .thenFails('final-grade-already-given', 'grades.0.pupilId');
    given()
      .when(
        give([
          { pupilId: 'anna', value: '4' },
          { pupilId: 'anna', value: '5' },
        ]),
      )
      .thenFails('final-grade-already-given', 'grades.1.pupilId');
  });

  test('are given once where the same one is named twice', () => {
    given()
      .when(
        give([
          { pupilId: 'anna', value: '4' },
          { pupilId: 'anna', value: '4' },
        ]),
      )
      .then(finalGrade('anna', '4'));
  });

  test('are on the scale, or a word in place of a grade', () => {
    given()
      .when(
        give([
          { pupilId: 'anna', value: '6' },
          { pupilId: 'boris', value: 'constructor' },
        ]),
      )
      .thenFails('value-not-on-scale', 'grades.0.value', 'grades.1.value');
    for (const value of ['exempt', 'notAssessed']) {
      given()
        .when(give([{ pupilId: 'anna', value }]))
        .then(finalGrade('anna', value));
    }
  });

  test('are given by teachers, deputy heads and the import', () => {
    for (const by of [petrova, deputyHead, theImport]) {
      given()
        .when(give([{ pupilId: 'anna', value: '4' }], { by }))
        .then(finalGrade('anna', '4'));
    }
    given()
      .when(give([{ pupilId: 'anna', value: '4' }], { by: classTeacher }))
      .thenFails('not-for-your-role');
  });
});

describe('a final grade', () => {
  test('is corrected with a reason, and what it was stays', () => {
    given(finalGrade('anna', '4')).when(correct('5')).then(corrected('4', '5'));
    given(finalGrade('anna', '4'), corrected('4', '5')).when(correct('4')).then(corrected('5', '4'));
  });

  test('is corrected to another one of the scale, by who may give it', () => {
    given().when(correct('5')).thenFails('final-grade-not-found');
    given(finalGrade('anna', '4')).when(correct('4')).thenFails('grade-unchanged', 'value');
    given(finalGrade('anna', '4')).when(correct('6')).thenFails('value-not-on-scale', 'value');
    given(finalGrade('anna', '4'))
      .when(correct('5', { by: classTeacher }))
      .thenFails('not-for-your-role');
  });

  test('is corrected by a deputy head alone once the year is closed, and marked late', () => {
    const there = [finalGrade('anna', '4'), yearClosed];
    given(...there)
      .when(correct('5', { by: deputyHead }))
      .then(corrected('4', '5', true));
    given(...there)
      .when(correct('5'))
      .thenFails('year-closed');
    given(...there)
      .when(correct('5', { by: theImport }))
      .thenFails('year-closed');
    given(...there, yearReopened)
      .when(correct('5'))
      .then(corrected('4', '5'));
  });
});

describe('a year', () => {
  const everybody = { subjects: [{ subjectId: 'math', pupilIds: ['anna', 'boris'] }] };

  test('is closed when every page is, and everybody has a final grade', () => {
    given(finalGrade('anna', '4'), finalGrade('boris', 'notAssessed'))
      .when(close(everybody))
      .then(yearClosed);
    given(yearClosed).when(close(everybody)).thenNothing();
  });

  test('is not closed while pages are open', () => {
    given(finalGrade('anna', '4'), finalGrade('boris', '5'))
      .when(close({ ...everybody, openPages: ['7bmath.math.q1', '7bmath.math.q2'] }))
      .thenFails('pages-open', 'pages.7bmath.math.q1', 'pages.7bmath.math.q2');
  });

  test('is not closed while final grades are missing', () => {
    given(finalGrade('anna', '4'))
      .when(close(everybody))
      .thenFails('final-grades-missing', 'finalGrades.math.boris');
  });

  test('is closed by the class teacher, a deputy head or the import', () => {
    for (const by of [classTeacher, deputyHead, theImport]) {
      given().when(close({ by })).then(yearClosed);
    }
    given()
      .when(close({ by: petrova }))
      .thenFails('not-for-your-role');
  });

  test('takes no final grades when it is closed, until it is reopened', () => {
    const grade = give([{ pupilId: 'anna', value: '4' }], { by: deputyHead });
    given(yearClosed).when(grade).thenFails('year-closed');
    given(finalGrade('anna', '4'), yearClosed).when(grade).thenNothing();
    given(yearClosed, yearReopened).when(grade).then(finalGrade('anna', '4'));
  });

  test('is reopened by a deputy head or an administrator', () => {
    for (const by of [deputyHead, admin]) {
      given(yearClosed).when(reopen(by)).then(yearReopened);
      given().when(reopen(by)).thenNothing();
    }
    given(yearClosed).when(reopen(petrova)).thenFails('not-for-your-role');
  });
});
