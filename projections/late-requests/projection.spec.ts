import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf, SCHOOL } from '../../test/support/recorded.js';
import {
  gradeIdOf,
  LESSON,
  lateCorrectionApproved,
  lateCorrectionRefused,
  lateCorrectionRequested,
  lateCorrectionWithdrawn,
  MONDAY,
  oral,
  PAGE,
  RECOUNTED,
  REQUEST,
} from '../../src/journal/page/page.examples.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { lateRequestsOfPage, lateRequestsOfSchool } from './projection.js';

const asked = {
  ...{ lessonId: LESSON, date: MONDAY, gradeId: gradeIdOf('anna'), pupilId: 'anna', work: oral },
  ...{ from: '4', to: '5', reason: RECOUNTED, teacherId: 'petrova', askedAt: instantOf(1) },
};
const ofPage = (request: object) => ({
  schoolId: SCHOOL,
  requests: { [fieldOf(REQUEST)]: request as typeof asked },
});

describe('what the teachers of a page asked for', () => {
  const { given } = projectionSpec(lateRequestsOfPage);

  test('is kept with what the grade is and is to be, why, by whom and since when', () => {
    given().on(lateCorrectionRequested()).expect(PAGE, ofPage(asked));
  });

  test('is kept with what became of it', () => {
    const decided = { by: 'petrova', at: instantOf(2) };
    given(lateCorrectionRequested())
      .on(lateCorrectionApproved())
      .expect(PAGE, ofPage({ ...asked, decision: { what: 'approved', ...decided } }));
    given(lateCorrectionRequested())
      .on(lateCorrectionRefused())
      .expect(PAGE, ofPage({ ...asked, decision: { what: 'refused', ...decided, reason: RECOUNTED } }));
    given(lateCorrectionRequested())
      .on(lateCorrectionWithdrawn())
      .expect(PAGE, ofPage({ ...asked, decision: { what: 'withdrawn', ...decided } }));
  });

  test('is asked for first', () => {
    given()
      .on(lateCorrectionApproved())
      .fails(/came before the request/);
  });
});

describe('what is asked for in a school', () => {
  const { given } = projectionSpec(lateRequestsOfSchool);
  const another = `${LESSON}.q2`;

  test('waits since it was asked for, until it is decided on', () => {
    given(lateCorrectionRequested(), lateCorrectionRequested({ requestId: another }))
      .on(lateCorrectionRefused())
      .expect(SCHOOL, {
        requests: {
          [fieldOf(REQUEST)]: { open: false, at: instantOf(3) },
          [fieldOf(another)]: { open: true, at: instantOf(2) },
        },
      });
  });
});
