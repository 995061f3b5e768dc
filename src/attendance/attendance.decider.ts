import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Sealed } from '../people/sealed.values.js';
import { addDays, type CivilDate } from '../school/civil-date.values.js';
import type { AttendanceEvent, FiledCode } from './attendance.events.js';
import {
  dayAbsenceOn,
  isFiled,
  mustAgree,
  type Attendance,
  type DayCode,
  type Filed,
} from './attendance.state.js';
import { fileIllness, takenBack, withdrawIllness, type IllnessCommand } from './illness.rules.js';
import {
  mustBe,
  mustBeDays,
  mustLieInYear,
  pupilsYear,
  refusal,
  type Days,
  type Writing,
} from './writing.rules.js';

interface Filing extends Writing, Days {
  readonly filedId: string;
  readonly code: FiledCode;
  readonly note?: Sealed;
}

export type AttendanceCommand =
  | IllnessCommand
  | (Filing & { readonly kind: 'FileCertificate' })
  | (Filing & { readonly kind: 'FileGuardianNote' })
  | (Writing & {
      readonly kind: 'WithdrawFiled';
      readonly filedId: string;
      readonly reason: Sealed;
      /** Whether it was a clinic that filed it, which is nobody who could be asked here. */
      readonly byClinic: boolean;
    })
  | (Writing & { readonly kind: 'RecordDayAbsence'; readonly date: CivilDate; readonly code: DayCode })
  | (Writing & { readonly kind: 'WithdrawDayAbsence'; readonly date: CivilDate; readonly reason: Sealed });

type CommandOf<Kind extends AttendanceCommand['kind']> = Extract<AttendanceCommand, { kind: Kind }>;

const LONGEST_CERTIFICATE_DAYS = 366;
// A guardian answers for a fortnight and not for what lies long back: beyond that it takes a health worker, so that
// nobody excuses half a term at its end.
const LONGEST_NOTE_DAYS = 14;
const NOTE_REACHES_BACK_DAYS = 30;
const DAY_ABSENCE_REACHES_AHEAD_DAYS = 14;

export const attendanceDecider: Decider<Attendance, AttendanceCommand, AttendanceEvent> = {
  initial: () => ({ filed: [], days: [] }),

  decide(command, state) {
    switch (command.kind) {
      case 'FileCertificate':
        return fileCertificate(command, state);
      case 'FileGuardianNote':
        return fileGuardianNote(command, state);
      case 'WithdrawFiled':
        return withdrawFiled(command, state);
      case 'FileIllness':
        return fileIllness(command, state);
      case 'WithdrawIllness':
        return withdrawIllness(command, state);
      case 'RecordDayAbsence':
        return recordDayAbsence(command, state);
      case 'WithdrawDayAbsence':
        return withdrawDayAbsence(command, state);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'CertificateFiled': {
        const { filedId, filedBy, from, to, code } = event.data;
        return filing(state, { filedId, kind: 'certificate', by: filedBy, from, to, code });
      }
      case 'GuardianNoteFiled': {
        const { filedId, guardianId, from, to, code } = event.data;
        return filing(state, { filedId, kind: 'note', by: guardianId, from, to, code });
      }
      case 'FiledReasonWithdrawn': {
        const { filedId } = event.data;
        const filed = state.filed.map((one) => (one.filedId === filedId ? { ...one, withdrawn: true } : one));
        return { ...state, filed };
      }
      case 'DayAbsenceRecorded': {
        const { date, code, filedId } = event.data;
        const others = state.days.filter((day) => day.date !== date);
        const day = { date, code, withdrawn: false, ...(filedId === undefined ? {} : { filedId }) };
        return { ...state, days: [...others, day] };
      }
      case 'DayAbsenceWithdrawn': {
        const { date } = event.data;
        const days = state.days.map((day) => (day.date === date ? { ...day, withdrawn: true } : day));
        return { ...state, days };
      }
      default:
        return state;
    }
  },
};

const filing = (state: Attendance, filed: Omit<Filed, 'withdrawn'>): Attendance => ({
  ...state,
  filed: [...state.filed, { ...filed, withdrawn: false }],
});

const fileCertificate = (command: CommandOf<'FileCertificate'>, state: Attendance): AttendanceEvent[] => {
  const { by, filedId, from, to, code, note } = command;
  mustBe(by, 'healthWorker', 'deputyHead');
  if (isFiled(state, filedId)) return [];
  mustBeDays(command, LONGEST_CERTIFICATE_DAYS);
  mustAgree(state, 'certificate', command);
  const more = note === undefined ? {} : { note };
  const data = { ...pupilsYear(command), filedId, filedBy: by.personId, from, to, code, ...more };
  return [{ type: 'CertificateFiled', data }];
};

const fileGuardianNote = (command: CommandOf<'FileGuardianNote'>, state: Attendance): AttendanceEvent[] => {
  const { by, filedId, from, to, code, note, today } = command;
  mustBe(by, 'guardian');
  if (isFiled(state, filedId)) return [];
  mustBeDays(command, LONGEST_NOTE_DAYS);
  const earliest = addDays(today, -NOTE_REACHES_BACK_DAYS);
  if (from < earliest) {
    throw refusal('too-long-ago', 'from', `lies before ${earliest}`, 'File a certificate instead.');
  }
  mustAgree(state, 'note', command);
  const more = note === undefined ? {} : { note };
  const data = { ...pupilsYear(command), filedId, guardianId: by.personId, from, to, code, ...more };
  return [{ type: 'GuardianNoteFiled', data }];
};

const withdrawFiled = (command: CommandOf<'WithdrawFiled'>, state: Attendance): AttendanceEvent[] => {
  const { by, filedId, reason, byClinic } = command;
  const filed = state.filed.find((one) => one.filedId === filedId);
  if (!filed) {
    throw new DomainError('filed-not-found', 'There is no such certificate or note.', 'not-found');
  }
  const isInPlaceOfClinic = byClinic && by.role === 'healthWorker';
  if (by.role !== 'deputyHead' && by.personId !== filed.by && !isInPlaceOfClinic) {
    throw new DomainError(
      'not-filed-by-you',
      'Whoever filed it withdraws it, or a deputy head does; what a clinic filed, a health worker too.',
      'forbidden',
    );
  }
  return filed.withdrawn ? [] : takenBack(command, filed, reason, state);
};

const recordDayAbsence = (command: CommandOf<'RecordDayAbsence'>, state: Attendance): AttendanceEvent[] => {
  const { by, date, code, today } = command;
  mustBe(by, 'classTeacher', 'healthWorker', 'deputyHead');
  mustLieInYear(command, 'date', date);
  const latest = addDays(today, DAY_ABSENCE_REACHES_AHEAD_DAYS);
  if (date > latest) {
    throw refusal('too-far-ahead', 'date', `lies after ${latest}`, 'Record it when the day is nearer.');
  }
  const there = dayAbsenceOn(state, date);
  if (there?.code === code) return [];
  if (there) {
    throw new DomainError(
      'day-absence-already-recorded',
      'The day has an absence of another kind. Withdraw that first.',
      'conflict',
      [{ field: 'code', message: `is ${there.code} on ${date} already` }],
    );
  }
  return [{ type: 'DayAbsenceRecorded', data: { ...pupilsYear(command), date, code } }];
};

const withdrawDayAbsence = (
  command: CommandOf<'WithdrawDayAbsence'>,
  state: Attendance,
): AttendanceEvent[] => {
  const { by, date, reason } = command;
  mustBe(by, 'classTeacher', 'healthWorker', 'deputyHead');
  if (!dayAbsenceOn(state, date)) {
    if (state.days.some((day) => day.date === date)) return [];
    throw new DomainError('day-absence-not-found', 'The day has no absence to withdraw.', 'not-found');
  }
  return [{ type: 'DayAbsenceWithdrawn', data: { ...pupilsYear(command), date, reason } }];
};
