import type { AbsenceCode } from '../../src/journal/page/page.events.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';

/** What concerns a whole group: its lessons and homework in one page and ISO week. `_id`: `{page}:{week}`. */
export interface GroupWeek {
  readonly _id: string;
  readonly pageId: string;
  readonly lessons: Readonly<Record<string, WeekLesson>>;
  /** Set in this week, or due in it. */
  readonly homework: Readonly<Record<string, WeekHomework>>;
}

export interface WeekLesson {
  readonly date: CivilDate;
  readonly number: number;
  readonly topic: string;
  readonly teacherId?: string;
}

export interface WeekHomework {
  readonly lessonId: string;
  readonly setOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly text: string;
  readonly minutes?: number;
}

/** What concerns one pupil in one ISO week, in every page. `_id`: `{pupil}:{week}`. */
export interface PupilWeek {
  readonly _id: string;
  readonly pupilId: string;
  readonly grades: Readonly<Record<string, WeekGrade>>;
  readonly absences: Readonly<Record<string, WeekAbsence>>;
}

export interface WeekGrade {
  readonly lessonId: string;
  readonly work: WorkKind;
  readonly value: string;
  readonly givenAt: string;
  readonly comment?: Sealed;
  readonly changes: readonly GradeChange[];
}

export interface GradeChange {
  readonly from: string;
  readonly to: string;
  readonly reason: Sealed;
  readonly at: string;
}

export interface WeekAbsence {
  readonly code: AbsenceCode;
  readonly minutes?: number;
}
