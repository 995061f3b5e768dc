import type { FiledCode } from '../../src/attendance/attendance.events.js';
import type { AbsenceCode } from '../../src/journal/page/page.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { WeekAbsence } from '../diary-week/read-model.js';
import type { Attendance, DayAbsence, FiledReason } from './read-model.js';

/** An absence as it counts: what was recorded in the lesson, and what a reason makes of it. */
export interface CountedAbsence {
  /** What it counts as. */
  readonly code: AbsenceCode;
  /** What the teacher recorded. */
  readonly recorded: AbsenceCode;
  readonly minutes?: number;
}

/**
 * What an absence counts as: for the reason that was set in the lesson, else for one that was filed for its day, else
 * as recorded. A note that goes with the reason comes sealed. Who came late was there, whatever was filed.
 */
export const countedAbsence = (
  { code: recorded, minutes, reason }: WeekAbsence,
  attendance: Attendance | undefined,
  date: CivilDate,
): CountedAbsence & { readonly note?: Sealed } => {
  const why = reason ?? (recorded === 'late' ? undefined : filedReasonOn(attendance, date));
  return {
    code: why?.code ?? recorded,
    recorded,
    ...(minutes === undefined ? {} : { minutes }),
    ...(why?.note === undefined ? {} : { note: why.note }),
  };
};

/** Of the reasons filed for a day the one that holds: a certificate before a note, and the later one of two. */
export const filedReasonOn = (
  attendance: Attendance | undefined,
  date: CivilDate,
): { readonly code: FiledCode; readonly note?: Sealed } | undefined =>
  Object.values(attendance?.filed ?? {})
    .filter(({ from, to, withdrawn }) => !withdrawn && from <= date && date <= to)
    .reduce<FiledReason | undefined>((held, next) => (held && isBefore(next, held) ? held : next), undefined);

const isBefore = (a: FiledReason, b: FiledReason): boolean =>
  a.kind === b.kind ? a.filedAt < b.filedAt : a.kind === 'note';

/** What a pupil's absence for the whole of a day counts as, where there is one. */
export const dayAbsenceOn = (
  attendance: Attendance | undefined,
  date: CivilDate,
): DayAbsence['code'] | undefined => {
  const absence = attendance?.dayAbsences[date];
  if (!absence || absence.withdrawn) return undefined;
  return filedReasonOn(attendance, date)?.code ?? absence.code;
};

/** The positions of what was filed, recorded or withdrawn about days from one to another. */
export const changesBetween = (
  attendance: Attendance | undefined,
  from: CivilDate,
  to: CivilDate,
): string[] => [
  ...Object.values(attendance?.filed ?? {}).flatMap((filed) =>
    filed.from <= to && filed.to >= from ? [filed.changedAt] : [],
  ),
  ...Object.entries(attendance?.dayAbsences ?? {}).flatMap(([date, { changedAt }]) =>
    date >= from && date <= to ? [changedAt] : [],
  ),
];
