import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { attendanceDecider, type AttendanceCommand } from './attendance.decider.js';
import type { AttendanceEvent } from './attendance.events.js';
import type { Writer } from './writing.rules.js';

const { given } = deciderSpec(attendanceDecider);

const [MONDAY, TUESDAY, WEDNESDAY] = ['2026-11-23', '2026-11-24', '2026-11-25'];
const filedId = 'anna.y1.r1';
const anna = { pupilId: 'anna', yearId: 'y1' };
const reason = { sealed: 'Of somebody else', of: 'anna', in: 'command' };
const clinic: Writer = { personId: 'clinic', role: 'clinic' };
const writing = (by: Writer) => ({
  ...{ by, today: MONDAY, pupilId: 'anna' },
  year: { yearId: 'y1', from: '2026-09-01', to: '2027-06-30' },
});
const file = (to = WEDNESDAY, by = clinic): AttendanceCommand => ({
  ...{ kind: 'FileIllness', ...writing(by), filedId, from: MONDAY, to },
});
const withdraw = (by = clinic, id = filedId): AttendanceCommand => ({
  ...{ kind: 'WithdrawIllness', ...writing(by), filedId: id, reason },
});
const certificate: AttendanceEvent = {
  type: 'CertificateFiled',
  data: { ...anna, filedId, filedBy: 'clinic', from: MONDAY, to: WEDNESDAY, code: 'ill' },
};
const ill = (date: string): AttendanceEvent => ({
  type: 'DayAbsenceRecorded',
  data: { ...anna, date, code: 'ill', filedId },
});
const excused = (date: string): AttendanceEvent => ({
  type: 'DayAbsenceRecorded',
  data: { ...anna, date, code: 'excused' },
});
const dayWithdrawn = (date: string): AttendanceEvent => ({
  type: 'DayAbsenceWithdrawn',
  data: { ...anna, date, reason },
});
const certificateWithdrawn: AttendanceEvent = {
  type: 'FiledReasonWithdrawn',
  data: { ...anna, filedId, reason },
};
const whole = [certificate, ill(MONDAY), ill(TUESDAY), ill(WEDNESDAY)];

describe('an illness that a clinic reports', () => {
  test('is a certificate, and an absence on each of its days', () => {
    given().when(file()).then(certificate, ill(MONDAY), ill(TUESDAY), ill(WEDNESDAY));
    given(...whole)
      .when(file())
      .thenNothing();
  });

  test('leaves days alone on which somebody entered an absence', () => {
    given(excused(TUESDAY)).when(file()).then(certificate, ill(MONDAY), ill(WEDNESDAY));
    given(ill(TUESDAY), dayWithdrawn(TUESDAY))
      .when(file())
      .then(certificate, ill(MONDAY), ill(TUESDAY), ill(WEDNESDAY));
  });

  test('lies in the year, and says nothing else than another certificate', () => {
    given().when(file('2026-11-22')).thenFails('days-reversed', 'to');
    given().when(file('2027-01-22')).thenFails('too-many-days', 'to');
    const other: AttendanceEvent = {
      type: 'CertificateFiled',
      data: { ...certificate.data, filedId: 'anna.y1.c1', filedBy: 'nurse', code: 'excused' },
    };
    given(other).when(file()).thenFails('filed-otherwise', 'code');
  });

  test('is taken back with what came with it, and with nothing that was entered since', () => {
    given(...whole)
      .when(withdraw())
      .then(certificateWithdrawn, dayWithdrawn(MONDAY), dayWithdrawn(TUESDAY), dayWithdrawn(WEDNESDAY));
    given(...whole, dayWithdrawn(MONDAY), excused(MONDAY), dayWithdrawn(TUESDAY))
      .when(withdraw())
      .then(certificateWithdrawn, dayWithdrawn(WEDNESDAY));
    given(...whole, certificateWithdrawn, ...[MONDAY, TUESDAY, WEDNESDAY].map(dayWithdrawn))
      .when(withdraw())
      .thenNothing();
  });

  test('is for clinics, each its own', () => {
    const nurse: Writer = { personId: 'nurse', role: 'healthWorker' };
    given().when(file(WEDNESDAY, nurse)).thenFails('not-for-your-role');
    given(...whole)
      .when(withdraw(nurse))
      .thenFails('not-for-your-role');
    given(...whole)
      .when(withdraw({ ...clinic, personId: 'other' }))
      .thenFails('filed-not-found');
    given(...whole)
      .when(withdraw(clinic, 'anna.y1.r2'))
      .thenFails('filed-not-found');
  });

  test('is taken back by a health worker or a deputy head too, with what came with it', () => {
    const withdrawFiled = (role: 'healthWorker' | 'deputyHead' | 'classTeacher'): AttendanceCommand => ({
      ...{ kind: 'WithdrawFiled', ...writing({ personId: 'nurse', role }), filedId, reason },
      byClinic: true,
    });
    for (const role of ['healthWorker', 'deputyHead'] as const) {
      given(...whole, dayWithdrawn(TUESDAY))
        .when(withdrawFiled(role))
        .then(certificateWithdrawn, dayWithdrawn(MONDAY), dayWithdrawn(WEDNESDAY));
    }
    given(...whole)
      .when(withdrawFiled('classTeacher'))
      .thenFails('not-filed-by-you');
  });
});
