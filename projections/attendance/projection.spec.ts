import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import type {
  CertificateFiled,
  DayAbsenceRecorded,
  DayAbsenceWithdrawn,
  FiledReasonWithdrawn,
  GuardianNoteFiled,
} from '../../src/attendance/attendance.events.js';
import { MONDAY, sealed, TUESDAY } from '../../src/journal/page/page.examples.js';
import { attendance } from './projection.js';
import type { FiledReason } from './read-model.js';

const { given } = projectionSpec(attendance);
const anna = { pupilId: 'anna', yearId: 'y1' };
const note = sealed('A cold');
const certificate: CertificateFiled = {
  type: 'CertificateFiled',
  data: { ...anna, filedId: 'c1', filedBy: 'nurse', from: MONDAY, to: TUESDAY, code: 'ill', note },
};
const guardianNote: GuardianNoteFiled = {
  type: 'GuardianNoteFiled',
  data: { ...anna, filedId: 'n1', guardianId: 'mother', from: MONDAY, to: MONDAY, code: 'excused' },
};
const withdrawn = (filedId: string): FiledReasonWithdrawn => ({
  type: 'FiledReasonWithdrawn',
  data: { ...anna, filedId, reason: sealed('Wrong pupil') },
});
const dayAbsence: DayAbsenceRecorded = {
  type: 'DayAbsenceRecorded',
  data: { ...anna, date: MONDAY, code: 'absent' },
};
const dayAbsenceWithdrawn: DayAbsenceWithdrawn = {
  type: 'DayAbsenceWithdrawn',
  data: { ...anna, date: MONDAY, reason: sealed('Came after all') },
};

const filed: FiledReason = {
  kind: 'certificate',
  ...{ from: MONDAY, to: TUESDAY, code: 'ill', note },
  by: 'nurse',
  filedAt: instantOf(1),
  withdrawn: false,
  changedAt: '1/1',
};

describe("a pupil's attendance", () => {
  test('has certificates and notes, and who filed them', () => {
    const { note: _none, ...excused } = filed;
    given(certificate)
      .on(guardianNote)
      .expect('anna', {
        filed: {
          c1: filed,
          n1: {
            ...excused,
            ...{ kind: 'note', to: MONDAY, code: 'excused', by: 'mother' },
            ...{ filedAt: instantOf(2), changedAt: '2/2' },
          },
        },
        dayAbsences: {},
      });
  });

  test('keeps what was withdrawn, marked so', () => {
    given(certificate)
      .on(withdrawn('c1'))
      .expect('anna', { filed: { c1: { ...filed, withdrawn: true, changedAt: '2/2' } }, dayAbsences: {} });
  });

  test('has the days on which the pupil is away as a whole', () => {
    given()
      .on(dayAbsence)
      .expect('anna', {
        filed: {},
        dayAbsences: { [MONDAY]: { code: 'absent', withdrawn: false, changedAt: '1/1' } },
      });
    given(dayAbsence)
      .on(dayAbsenceWithdrawn)
      .expect('anna', {
        filed: {},
        dayAbsences: { [MONDAY]: { code: 'absent', withdrawn: true, changedAt: '2/2' } },
      });
  });

  test('loses nothing that it does not have', () => {
    given()
      .on(withdrawn('c1'))
      .fails(/was withdrawn before it was filed/);
    given()
      .on(dayAbsenceWithdrawn)
      .fails(/was withdrawn before it was recorded/);
  });
});
