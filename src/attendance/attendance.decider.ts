import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Sealed } from '../people/sealed.values.js';
import { addDays, type CivilDate } from '../school/civil-date.values.js';
import type { AttendanceEvent, DayAbsenceRecorded, FiledCode } from './attendance.events.js';

/**
 * In what capacity somebody writes, which whoever sends the command has made sure of: a guardian is one of the
 * pupil's, a class teacher one of the class that the pupil is in on the first day that is written about.
 */
export interface Writer {
  readonly personId: string;
  readonly role: 'guardian' | 'classTeacher' | 'healthWorker' | 'deputyHead';
}

/** What comes with everything that is written about a pupil's year. */
export interface Writing {
  readonly by: Writer;
  /** The day on which this is written, in the school's time zone. */
  readonly today: CivilDate;
  readonly pupilId: string;
  readonly year: { readonly yearId: string; readonly from: CivilDate; readonly to: CivilDate };
}

interface Filing extends Writing {
  readonly filedId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly code: FiledCode;
  readonly note?: Sealed;
}

type DayCode = DayAbsenceRecorded['data']['code'];

export type AttendanceCommand =
  | (Filing & { readonly kind: 'FileCertificate' })
  | (Filing & { readonly kind: 'FileGuardianNote' })
  | (Writing & { readonly kind: 'WithdrawFiled'; readonly filedId: string; readonly reason: Sealed })
  | (Writing & { readonly kind: 'RecordDayAbsence'; readonly date: CivilDate; readonly code: DayCode })
  | (Writing & { readonly kind: 'WithdrawDayAbsence'; readonly date: CivilDate; readonly reason: Sealed });

type CommandOf<Kind extends AttendanceCommand['kind']> = Extract<AttendanceCommand, { kind: Kind }>;

/** A certificate or note, and who filed it. */
export interface Filed {
  readonly filedId: string;
  readonly kind: 'certificate' | 'note';
  readonly by: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly code: FiledCode;
  readonly withdrawn: boolean;
}

export interface DayAbsence {
  readonly date: CivilDate;
  readonly code: DayCode;
  readonly withdrawn: boolean;
}

/** What was filed and recorded about one pupil in one year. */
export interface Attendance {
  readonly filed: readonly Filed[];
  readonly days: readonly DayAbsence[];
}

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
        const { date, code } = event.data;
        const others = state.days.filter((day) => day.date !== date);
        return { ...state, days: [...others, { date, code, withdrawn: false }] };
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
  const { by, filedId, reason } = command;
  const filed = state.filed.find((one) => one.filedId === filedId);
  if (!filed) {
    throw new DomainError('filed-not-found', 'There is no such certificate or note.', 'not-found');
  }
  if (by.role !== 'deputyHead' && by.personId !== filed.by) {
    throw new DomainError(
      'not-filed-by-you',
      'Whoever filed it withdraws it, or a deputy head does.',
      'forbidden',
    );
  }
  if (filed.withdrawn) return [];
  return [{ type: 'FiledReasonWithdrawn', data: { ...pupilsYear(command), filedId, reason } }];
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

const pupilsYear = ({ pupilId, year: { yearId } }: Writing) => ({ pupilId, yearId });

const isFiled = (state: Attendance, filedId: string): boolean =>
  state.filed.some((one) => one.filedId === filedId);

const dayAbsenceOn = (state: Attendance, date: CivilDate): DayAbsence | undefined =>
  state.days.find((day) => day.date === date && !day.withdrawn);

const mustBe = (by: Writer, ...roles: readonly Writer['role'][]): void => {
  if (roles.includes(by.role)) return;
  throw new DomainError('not-for-your-role', `This is for: ${roles.join(', ')}.`, 'forbidden');
};

const mustBeDays = (filing: Filing, longest: number): void => {
  const { from, to } = filing;
  if (to < from) throw refusal('days-reversed', 'to', 'lies before from', 'Put the earlier day first.');
  const latest = addDays(from, longest - 1);
  if (to > latest) {
    throw refusal('too-many-days', 'to', `lies after ${latest}`, `File ${longest.toString()} days at most.`);
  }
  mustLieInYear(filing, 'from', from);
  mustLieInYear(filing, 'to', to);
};

const mustLieInYear = ({ year }: Writing, field: string, date: CivilDate): void => {
  if (year.from <= date && date <= year.to) return;
  const days = `from ${year.from} to ${year.to}`;
  throw refusal('outside-year', field, `is no day of the year ${days}`, 'File each year by itself.');
};

/** A health worker's word goes before a guardian's; but two of one kind must not say different things of a day. */
const mustAgree = (state: Attendance, kind: Filed['kind'], { from, to, code }: Filing): void => {
  const other = state.filed.find(
    (one) => one.kind === kind && !one.withdrawn && one.code !== code && one.from <= to && from <= one.to,
  );
  if (!other) return;
  throw new DomainError(
    'filed-otherwise',
    `Another ${kind} says something else of some of these days. Withdraw it first.`,
    'conflict',
    [{ field: 'code', message: `is ${other.code} from ${other.from} to ${other.to} already` }],
  );
};

const refusal = (code: string, field: string, message: string, whatToDo: string): DomainError =>
  new DomainError(code, `Nothing was written: ${field} ${message}. ${whatToDo}`, 'rule', [
    { field, message },
  ]);
