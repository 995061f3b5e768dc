import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf, SCHOOL } from '../../test/support/recorded.js';
import { PAGE, RECOUNTED, termGradeCorrected, termGradeGiven } from '../../src/journal/page/page.examples.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import type { FinalGradeCorrected, FinalGradeGiven } from '../../src/journal/year-sheet/year-sheet.events.js';
import { finalGrades } from './projection.js';

const { given } = projectionSpec(finalGrades);
const inMath = { classId: '7b', yearId: 'y1', subjectId: 'math', pupilId: 'anna' };
const finalGradeGiven = (data: Partial<FinalGradeGiven['data']> = {}): FinalGradeGiven => ({
  type: 'FinalGradeGiven',
  data: { ...inMath, groupId: '7b', value: '4', average: 4.25, proposed: '4', ...data },
});
const finalGradeCorrected: FinalGradeCorrected = {
  type: 'FinalGradeCorrected',
  data: { ...inMath, from: '4', to: '5', reason: RECOUNTED, late: true },
};
const second = {
  pageId: PAGE,
  subjectId: 'math',
  termId: 'q2',
  value: '4',
  givenAt: instantOf(1),
  changes: [],
};
const year = {
  ...{ classId: '7b', yearId: 'y1', subjectId: 'math', value: '4', average: 4.25, proposed: '4' },
  givenAt: instantOf(1),
  changes: [],
};

describe("a pupil's term and final grades", () => {
  test('stand by page and by year, beside what was proposed', () => {
    given(termGradeGiven('anna', '4', { average: 3.6, proposed: '4' }))
      .on(finalGradeGiven())
      .expect('anna', {
        schoolId: SCHOOL,
        terms: { [fieldOf(PAGE)]: { ...second, average: 3.6, proposed: '4' } },
        finals: { '7b_y1_math': { ...year, givenAt: instantOf(2) } },
      });
  });

  test('keep what they were before they were corrected, and why', () => {
    given(termGradeGiven('anna', '4', { average: 3.6, proposed: '4' }))
      .on(termGradeCorrected('4', '5', { average: 4.5, proposed: '5' }))
      .expect('anna', {
        schoolId: SCHOOL,
        terms: {
          [fieldOf(PAGE)]: {
            ...second,
            ...{ value: '5', average: 4.5, proposed: '5' },
            changes: [{ from: '4', to: '5', reason: RECOUNTED, late: false, at: instantOf(2) }],
          },
        },
        finals: {},
      });
    given(finalGradeGiven())
      .on(finalGradeCorrected)
      .expect('anna', {
        schoolId: SCHOOL,
        terms: {},
        finals: {
          '7b_y1_math': {
            ...year,
            value: '5',
            changes: [{ from: '4', to: '5', reason: RECOUNTED, late: true, at: instantOf(2) }],
          },
        },
      });
  });

  test('are not corrected before they are given', () => {
    for (const event of [termGradeCorrected('4', '5'), finalGradeCorrected]) {
      given()
        .on(event)
        .fails(/came before a grade of anna was given/);
    }
  });
});
