import { describe, test } from '@jest/globals';
import type { ClinicEvent } from '../../src/clinics/clinic.events.js';
import type { ClinicReportEvent } from '../../src/clinics/report.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { clinics, clinicsOfSchool, reportsLeft } from './projection.js';

const clinic = { clinicId: 'c1', schoolId: 'school1', title: 'Hill Clinic', sportIds: ['sport'] };
const admitted: ClinicEvent = { type: 'ClinicAdmitted', data: clinic };
const registered = (keyId: string): ClinicEvent => ({
  type: 'ClinicKeyRegistered',
  data: { clinicId: 'c1', keyId, publicKey: `PEM of ${keyId}` },
});
const revoked: ClinicEvent = {
  type: 'ClinicKeyRevoked',
  data: { clinicId: 'c1', keyId: 'k1', reason: 'Lost' },
};
const told = {
  ...{ schoolId: 'school1', title: 'Hill Clinic', sportIds: ['sport'] },
  ...{ admittedAt: instantOf(1), dismissed: false },
};
const key = (keyId: string, number: number) => ({
  ...{ publicKey: `PEM of ${keyId}`, registeredAt: instantOf(number), revoked: false },
});

describe('a clinic', () => {
  const { given } = projectionSpec(clinics);

  test('has the keys that it was given, and which of them were revoked', () => {
    given(admitted, registered('k1'), registered('k2'))
      .on(revoked)
      .expect('c1', { ...told, keys: { k1: { ...key('k1', 2), revoked: true }, k2: key('k2', 3) } });
  });

  test('stays known when it is dismissed', () => {
    given(admitted)
      .on({ type: 'ClinicDismissed', data: { clinicId: 'c1', reason: 'Closed' } })
      .expect('c1', { ...told, dismissed: true, keys: {} });
  });

  test('is admitted before anything else', () => {
    given()
      .on(registered('k1'))
      .fails(/came before the clinic c1 was admitted/);
    given(admitted)
      .on(revoked)
      .fails(/was revoked before it was registered/);
  });
});

test('a school has the clinics that it admitted', () => {
  const other: ClinicEvent = { type: 'ClinicAdmitted', data: { ...clinic, clinicId: 'c2' } };
  projectionSpec(clinicsOfSchool)
    .given(admitted)
    .on(other)
    .expect('school1', { clinicIds: ['c1', 'c2'] });
});

describe('reports that are left', () => {
  const { given } = projectionSpec(reportsLeft);
  const ids = (reportId: string) => ({ reportId, clinicId: 'c1', schoolId: 'school1' });
  const words = { sealed: 'pupil 7', of: 'r1', in: 'command' };
  const report = { kind: 'illness', from: '2026-11-23', to: '2026-11-27' } as const;
  const received = (reportId: string): ClinicReportEvent => ({
    type: 'ClinicReportReceived',
    data: { ...ids(reportId), report, words },
  });
  const left: ClinicReportEvent = {
    type: 'ClinicReportLeft',
    data: { ...ids('r1'), why: 'patient-unknown' },
  };
  const kept = (number: number) => ({ clinicId: 'c1', report, words, receivedAt: instantOf(number) });

  test('say why, once that is known', () => {
    given(received('r1'))
      .on(received('r2'))
      .expect('school1', { reports: { r1: kept(1), r2: kept(2) } });
    given(received('r1'))
      .on(left)
      .expect('school1', { reports: { r1: { ...kept(1), why: 'patient-unknown' } } });
  });

  test('are gone when they are filed or dismissed', () => {
    given(received('r1'), received('r2'), left)
      .on({ type: 'ClinicReportFiled', data: { ...ids('r1'), pupilId: 'anna' } })
      .expect('school1', { reports: { r2: kept(2) } });
    given(received('r1'), left)
      .on({ type: 'ClinicReportDismissed', data: ids('r1') })
      .expect('school1', { reports: {} });
  });

  test('were received before', () => {
    given()
      .on(left)
      .fails(/was left before it was received/);
  });
});
