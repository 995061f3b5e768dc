import type {
  AbsenceCode,
  HomeworkTask,
  RemarkAudience,
  RemarkKind,
} from '../../src/journal/page/page.events.js';
import type { Reason } from '../../src/journal/page/reason.values.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import type { SignatureKind } from '../../src/diary/signatures/signature.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';

/** What concerns a whole group: its lessons and homework in one page and ISO week. `_id`: `{page}:{week}`. */
export interface GroupWeek {
  readonly _id: string;
  readonly pageId: string;
  readonly lessons: Readonly<Record<string, WeekLesson>>;
  /** Set in this week, or due in it. */
  readonly homework: Readonly<Record<string, WeekHomework>>;
  /** Of each lesson in this week, and of the homework that is set in it. */
  readonly revisions: Readonly<Record<string, Revision>>;
}

/** How often something was written, and when it was written last. */
export interface Revision {
  readonly times: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

export interface WeekLesson {
  readonly date: CivilDate;
  readonly number: number;
  readonly topic: string;
  readonly teacherId?: string;
  /** Held once it was recorded; expected where only a substitute or that it is cancelled is known of it. */
  readonly stage: 'expected' | 'planned' | 'held';
  readonly cancelled?: { readonly reason?: string };
  /** In the order in which they were assigned. */
  readonly substitutes: readonly string[];
}

export interface WeekHomework extends HomeworkTask {
  readonly lessonId: string;
  readonly setOn: CivilDate;
  /** When it was last put differently. */
  readonly amendedAt?: string;
}

/** What concerns one pupil in one ISO week, in every page. `_id`: `{pupil}:{week}`. */
export interface PupilWeek {
  readonly _id: string;
  readonly pupilId: string;
  readonly grades: Readonly<Record<string, WeekGrade>>;
  /** Those that wait for the pupil's work. */
  readonly debts: Readonly<Record<string, WeekDebt>>;
  /** By lesson. */
  readonly absences: Readonly<Record<string, WeekAbsence>>;
  readonly remarks: Readonly<Record<string, WeekRemark>>;
  /** By guardian, the newest version that each has signed. */
  readonly acknowledgements: Readonly<Record<string, Acknowledgement>>;
  /** `commit/prepare` of the last event that the school wrote: what guardians sign and answer changes nothing. */
  readonly changedAt?: string;
}

export interface WeekGrade {
  readonly lessonId: string;
  readonly work: WorkKind;
  /** What it is, or was before it was annulled. */
  readonly value: string;
  readonly givenAt: string;
  /** `commit/prepare` of the event by which it was given. */
  readonly position: string;
  readonly comment?: Sealed;
  readonly madeUpOn?: CivilDate;
  /** Given after the edit window. */
  readonly late?: true;
  /** Oldest first; an annulment has no `to`. */
  readonly changes: readonly GradeChange[];
}

export interface GradeChange {
  readonly from: string;
  readonly to?: string;
  readonly reason: Reason;
  readonly at: string;
  /** `commit/prepare` of the event. */
  readonly position: string;
  /** After the edit window. */
  readonly late?: true;
}

export interface WeekDebt {
  readonly lessonId: string;
  readonly work: WorkKind;
  readonly dueOn?: CivilDate;
  readonly comment?: Sealed;
  readonly markedAt: string;
}

export interface WeekAbsence {
  /** What the teacher recorded. */
  readonly code: AbsenceCode;
  readonly minutes?: number;
  /** What it counts as since a reason was set. */
  readonly reason?: { readonly code: AbsenceCode; readonly note?: Sealed };
}

export interface WeekRemark {
  readonly lessonId: string;
  readonly kind: RemarkKind;
  readonly text: Sealed;
  readonly visibleTo: RemarkAudience;
  /** Who made it. */
  readonly by: string;
  readonly madeAt: string;
  readonly withdrawn: boolean;
  /** By guardian. */
  readonly acknowledgements: Readonly<Record<string, Acknowledgement>>;
  readonly answers: readonly { readonly guardianId: string; readonly text: Sealed; readonly at: string }[];
}

export interface Acknowledgement {
  readonly at: string;
  /** `commit/prepare` of what was seen. */
  readonly seen: string;
  /** Where it is an electronic one. */
  readonly signature?: SignatureKind;
}
