import { describe, test } from '@jest/globals';
import type { GuardianApplicationEvent } from '../../src/access/issuing/applications/application.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { applicationsOfSchool } from './projection.js';

const { given } = projectionSpec(applicationsOfSchool);

const sealed = { sealed: 'sealed', of: 'father', in: 'command' };
const of = (applicationId: string) => ({ applicationId, schoolId: 'school1', pupilId: 'anna' });
const filed = (applicationId: string): GuardianApplicationEvent => ({
  type: 'GuardianApplicationFiled',
  data: { ...of(applicationId), relation: 'parent', applicant: sealed, consent: '1' },
});
const accepted: GuardianApplicationEvent = {
  type: 'GuardianApplicationAccepted',
  data: { ...of('ap1'), guardianId: 'father' },
};
const refused: GuardianApplicationEvent = {
  type: 'GuardianApplicationRefused',
  data: { ...of('ap2'), reason: sealed },
};
const lapsed: GuardianApplicationEvent = { type: 'GuardianApplicationLapsed', data: of('ap3') };
const listed = (number: number) => ({
  ...({ pupilId: 'anna', relation: 'parent' } as const),
  filedAt: instantOf(number),
});

describe('the applications to a school', () => {
  test('are listed with what was decided and when, and never with who applied', () => {
    given(filed('ap1'), filed('ap2'), filed('ap3'), accepted, refused)
      .on(lapsed)
      .expect('school1', {
        applications: {
          ap1: { ...listed(1), status: 'accepted', decidedAt: instantOf(4) },
          ap2: { ...listed(2), status: 'refused', decidedAt: instantOf(5) },
          ap3: { ...listed(3), status: 'lapsed', decidedAt: instantOf(6) },
        },
      });
  });

  test('are filed first', () => {
    given()
      .on(accepted)
      .fails(/came before the application/);
  });
});
