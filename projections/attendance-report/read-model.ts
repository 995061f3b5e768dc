import type { AbsenceCode } from '../../src/journal/page/page.events.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';

/** What was recorded of one pupil's absences in a term. `_id`: `{pupil}:{term}`. */
export interface PupilAbsences {
  readonly _id: string;
  /** By lesson, as the name of a field. */
  readonly absences: Readonly<Record<string, LessonAbsence>>;
}

export interface LessonAbsence {
  readonly date: CivilDate;
  /** What the teacher recorded. */
  readonly code: AbsenceCode;
  readonly minutes?: number;
  /** What it counts as since a reason was set. */
  readonly reason?: { readonly code: AbsenceCode };
}
