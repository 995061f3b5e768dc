import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import type { Sealed } from '../people/sealed.values.js';
import { attendanceDecider, type AttendanceCommand } from './attendance.decider.js';
import type {
  CertificateFiled,
  DayAbsenceRecorded,
  DayAbsenceWithdrawn,
  FiledReasonWithdrawn,
  GuardianNoteFiled,
} from './attendance.events.js';
import type { Writer } from './writing.rules.js';

const { given } = deciderSpec(attendanceDecider);

const TODAY = '2026-11-24';
const sealed = (text: string): Sealed => ({ sealed: text, of: 'anna', in: 'command' });
const mother: Writer = { personId: 'mother', role: 'guardian' };
const father: Writer = { personId: 'father', role: 'guardian' };
const nurse: Writer = { personId: 'nurse', role: 'healthWorker' };
const petrova: Writer = { personId: 'petrova', role: 'classTeacher' };
const deputy: Writer = { personId: 'deputy', role: 'deputyHead' };

const writing = (by: Writer) => ({
  by,
  today: TODAY,
  pupilId: 'anna',
  year: { yearId: 'y1', from: '2026-09-01', to: '2027-06-30' },
});
const anna = { pupilId: 'anna', yearId: 'y1' };

const ill = { filedId: 'anna.y1.a', from: '2026-11-23', to: '2026-11-27', code: 'ill' } as const;
type Days = Partial<Pick<CertificateFiled['data'], 'filedId' | 'from' | 'to' | 'code'>>;

const fileCertificate = (days: Days & { note?: Sealed } = {}, by = nurse): AttendanceCommand => ({
  kind: 'FileCertificate',
  ...writing(by),
  ...ill,
  ...days,
});
const fileNote = (days: Days & { note?: Sealed } = {}, by = mother): AttendanceCommand => ({
  kind: 'FileGuardianNote',
  ...writing(by),
  ...ill,
  ...days,
});
const withdrawFiled = (by: Writer, filedId: string = ill.filedId, byClinic = false): AttendanceCommand => ({
  ...{ kind: 'WithdrawFiled', byClinic },
  ...writing(by),
  filedId,
  reason: sealed('For another pupil'),
});
const recordDay = (date = TODAY, code: 'absent' | 'ill' = 'absent', by = petrova): AttendanceCommand => ({
  kind: 'RecordDayAbsence',
  ...writing(by),
  date,
  code,
});
const withdrawDay = (date = TODAY, by = petrova): AttendanceCommand => ({
  kind: 'WithdrawDayAbsence',
  ...writing(by),
  date,
  reason: sealed('Came at noon'),
});

const certificateFiled = (days: Days & { note?: Sealed } = {}, filedBy = 'nurse'): CertificateFiled => ({
  type: 'CertificateFiled',
  data: { ...anna, ...ill, filedBy, ...days },
});
const noteFiled = (days: Days & { note?: Sealed } = {}, guardianId = 'mother'): GuardianNoteFiled => ({
  type: 'GuardianNoteFiled',
  data: { ...anna, ...ill, guardianId, ...days },
});
const filedWithdrawn: FiledReasonWithdrawn = {
  type: 'FiledReasonWithdrawn',
  data: { ...anna, filedId: ill.filedId, reason: sealed('For another pupil') },
};
const dayRecorded = (date = TODAY, code: 'absent' | 'ill' = 'absent'): DayAbsenceRecorded => ({
  type: 'DayAbsenceRecorded',
  data: { ...anna, date, code },
});
const dayWithdrawn: DayAbsenceWithdrawn = {
  type: 'DayAbsenceWithdrawn',
  data: { ...anna, date: TODAY, reason: sealed('Came at noon') },
};

describe('a certificate', () => {
  test('is filed by a health worker or a deputy head, with a sealed note where there is one', () => {
    given().when(fileCertificate()).then(certificateFiled());
    given()
      .when(fileCertificate({ note: sealed('Flu') }, deputy))
      .then(certificateFiled({ note: sealed('Flu') }, 'deputy'));
  });

  test('is not for a guardian or the class teacher', () => {
    given().when(fileCertificate({}, mother)).thenFails('not-for-your-role');
    given().when(fileCertificate({}, petrova)).thenFails('not-for-your-role');
  });

  test('is filed once', () => {
    given(certificateFiled()).when(fileCertificate()).thenNothing();
  });

  test('names the earlier day first', () => {
    given()
      .when(fileCertificate({ from: '2026-11-27', to: '2026-11-26' }))
      .thenFails('days-reversed', 'to');
    const day = { from: '2026-11-27', to: '2026-11-27' };
    given().when(fileCertificate(day)).then(certificateFiled(day));
  });

  test('reaches no further than a year', () => {
    given()
      .when(fileCertificate({ from: '2026-09-01', to: '2027-09-02' }))
      .thenFails('too-many-days', 'to');
    given()
      .when(fileCertificate({ from: '2026-09-01', to: '2027-09-01' }))
      .thenFails('outside-year', 'to');
  });

  test('lies within the academic year', () => {
    const year = { from: '2026-09-01', to: '2027-06-30' };
    given().when(fileCertificate(year)).then(certificateFiled(year));
    given()
      .when(fileCertificate({ from: '2026-08-31', to: '2026-09-04' }))
      .thenFails('outside-year', 'from');
    given()
      .when(fileCertificate({ from: '2027-06-28', to: '2027-07-01' }))
      .thenFails('outside-year', 'to');
  });

  test('agrees with every other certificate about a day', () => {
    const other = { filedId: 'anna.y1.b', code: 'excused' } as const;
    const lastDay = { ...other, from: '2026-11-27', to: '2026-11-30' };
    given(certificateFiled()).when(fileCertificate(lastDay)).thenFails('filed-otherwise', 'code');
    const dayAfter = { ...lastDay, from: '2026-11-28' };
    given(certificateFiled()).when(fileCertificate(dayAfter)).then(certificateFiled(dayAfter));
    const longer = { filedId: 'anna.y1.b', to: '2026-11-30' };
    given(certificateFiled()).when(fileCertificate(longer)).then(certificateFiled(longer));
    given(certificateFiled(), filedWithdrawn).when(fileCertificate(lastDay)).then(certificateFiled(lastDay));
  });

  test('may say something else than a guardian’s note', () => {
    const other = { filedId: 'anna.y1.b', code: 'excused' } as const;
    given(noteFiled(other)).when(fileCertificate()).then(certificateFiled());
    given(certificateFiled()).when(fileNote(other)).then(noteFiled(other));
  });
});

describe('a guardian’s note', () => {
  test('is filed by a guardian only', () => {
    given().when(fileNote()).then(noteFiled());
    given().when(fileNote({}, nurse)).thenFails('not-for-your-role');
    given().when(fileNote({}, deputy)).thenFails('not-for-your-role');
  });

  test('is filed once', () => {
    given(noteFiled()).when(fileNote()).thenNothing();
  });

  test('is good for a fortnight', () => {
    const fortnight = { from: '2026-11-20', to: '2026-12-03' };
    given().when(fileNote(fortnight)).then(noteFiled(fortnight));
    given()
      .when(fileNote({ ...fortnight, to: '2026-12-04' }))
      .thenFails('too-many-days', 'to');
  });

  test('reaches back thirty days', () => {
    const longAgo = { from: '2026-10-25', to: '2026-10-26' };
    given().when(fileNote(longAgo)).then(noteFiled(longAgo));
    given()
      .when(fileNote({ ...longAgo, from: '2026-10-24' }))
      .thenFails('too-long-ago', 'from');
  });

  test('agrees with the other guardian’s about a day', () => {
    const other = { filedId: 'anna.y1.b', code: 'excused' } as const;
    given(noteFiled()).when(fileNote(other, father)).thenFails('filed-otherwise', 'code');
  });
});

describe('what was filed', () => {
  test('is withdrawn by whoever filed it, or by a deputy head', () => {
    given(noteFiled()).when(withdrawFiled(mother)).then(filedWithdrawn);
    given(certificateFiled()).when(withdrawFiled(nurse)).then(filedWithdrawn);
    given(noteFiled()).when(withdrawFiled(deputy)).then(filedWithdrawn);
    given(noteFiled()).when(withdrawFiled(father)).thenFails('not-filed-by-you');
    given(noteFiled()).when(withdrawFiled(nurse)).thenFails('not-filed-by-you');
    const other = { ...nurse, personId: 'another' };
    given(certificateFiled()).when(withdrawFiled(other)).thenFails('not-filed-by-you');
  });

  test('is withdrawn once', () => {
    given(noteFiled(), filedWithdrawn).when(withdrawFiled(mother)).thenNothing();
  });

  test('has to be there', () => {
    given(noteFiled()).when(withdrawFiled(deputy, 'anna.y1.b')).thenFails('filed-not-found');
    given().when(withdrawFiled(deputy, 'constructor')).thenFails('filed-not-found');
  });
});

describe('an absence for a whole day', () => {
  test('is recorded by the class teacher, a health worker or a deputy head', () => {
    for (const by of [petrova, nurse, deputy])
      given()
        .when(recordDay(TODAY, 'ill', by))
        .then(dayRecorded(TODAY, 'ill'));
    given()
      .when(recordDay(TODAY, 'ill', mother))
      .thenFails('not-for-your-role');
  });

  test('is recorded once, and has one code', () => {
    given(dayRecorded()).when(recordDay()).thenNothing();
    given(dayRecorded()).when(recordDay(TODAY, 'ill')).thenFails('day-absence-already-recorded', 'code');
    given(dayRecorded(), dayWithdrawn).when(recordDay(TODAY, 'ill')).then(dayRecorded(TODAY, 'ill'));
  });

  test('reaches a fortnight ahead', () => {
    given().when(recordDay('2026-12-08')).then(dayRecorded('2026-12-08'));
    given().when(recordDay('2026-12-09')).thenFails('too-far-ahead', 'date');
  });

  test('lies within the academic year', () => {
    given().when(recordDay('2026-08-31')).thenFails('outside-year', 'date');
  });

  test('is withdrawn, once, by whoever may record one', () => {
    given(dayRecorded()).when(withdrawDay()).then(dayWithdrawn);
    given(dayRecorded()).when(withdrawDay(TODAY, mother)).thenFails('not-for-your-role');
    given(dayRecorded(), dayWithdrawn).when(withdrawDay()).thenNothing();
    given(dayRecorded()).when(withdrawDay('2026-11-25')).thenFails('day-absence-not-found');
  });
});
