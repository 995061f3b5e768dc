import type { DayAbsenceRecorded, FiledCode } from '../../src/attendance/attendance.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';

/**
 * What is known of a pupil's absences beside what stands in lessons. `_id`: the pupil. What was withdrawn stays,
 * marked so: a diary that had been signed before has changed.
 */
export interface Attendance {
  readonly _id: string;
  /** By id, as the name of a field. */
  readonly filed: Readonly<Record<string, FiledReason>>;
  readonly dayAbsences: Readonly<Record<CivilDate, DayAbsence>>;
}

/** A certificate, or a guardian's note, for the days from one to another, both included. */
export interface FiledReason {
  readonly kind: 'certificate' | 'note';
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly code: FiledCode;
  readonly note?: Sealed;
  /** Who filed it. */
  readonly by: string;
  readonly filedAt: string;
  readonly withdrawn: boolean;
  /** `commit/prepare` of the last event about it. */
  readonly changedAt: string;
}

export interface DayAbsence {
  readonly code: DayAbsenceRecorded['data']['code'];
  readonly withdrawn: boolean;
  /** `commit/prepare` of the last event about it. */
  readonly changedAt: string;
}
