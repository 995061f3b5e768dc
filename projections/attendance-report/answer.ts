import type { AbsenceCode } from '../../src/journal/page/page.events.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { Days } from '../all-grades/span.js';
import type { AsOf, Named } from '../performance/answer.js';
import type { AttendanceFigures, DayFigures, LessonFigures, PupilFigures } from './figures.js';

/** A pupil's attendance from one day to another. */
export interface PupilAttendance extends Days {
  readonly asOf: AsOf;
  readonly pupil: { readonly id: string; readonly name: string };
  readonly total: PupilFigures;
  /** `2026-11`, of those with held lessons. */
  readonly months: readonly (AttendanceFigures & { readonly month: string })[];
  /** In the order of their titles. */
  readonly subjects: readonly (Named & LessonFigures)[];
  /** Lessons missed or come late to, oldest first. */
  readonly rows: readonly AbsenceRow[];
}

export interface AbsenceRow {
  readonly lessonId: string;
  readonly date: CivilDate;
  /** Number of the lesson in the day. */
  readonly number: number;
  readonly subject: Named;
  /** What it counts as now, and what the teacher recorded. */
  readonly code: AbsenceCode;
  readonly recorded: AbsenceCode;
  readonly minutes?: number;
}

/** A class's attendance: of each pupil on the days in the class. */
export interface ClassAttendance extends Days {
  readonly asOf: AsOf;
  readonly class: Named;
  readonly total: AttendanceFigures;
  /** Those with held lessons. */
  readonly days: readonly DayFigures[];
  /** One for each pupil who was in the class on one of the days. */
  readonly rows: readonly PupilRow[];
}

export interface PupilRow extends PupilFigures {
  readonly id: string;
  readonly name: string;
}

/** A school's attendance: the sum of its classes. */
export interface SchoolAttendance extends Days {
  readonly asOf: AsOf;
  readonly total: AttendanceFigures;
  /** Those with held lessons. */
  readonly days: readonly DayFigures[];
  /** One for each class that had a pupil on one of the days. */
  readonly rows: readonly ClassRow[];
}

export interface ClassRow extends Named, AttendanceFigures {
  /** Who was in the class on one of the days. */
  readonly pupils: number;
}
