import type {
  HomeworkTask,
  PageOpened,
  RemarkAudience,
  RemarkKind,
  TakenOverGrade,
} from '../../src/journal/page/page.events.js';
import type { Reason } from '../../src/journal/page/reason.values.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { Members } from '../../src/school/membership.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';
import type { WeekAbsence, WeekLesson } from '../diary-week/read-model.js';

/** The head of a journal page: what it is for, who stands on it, and which lessons it has. `_id`: the page. */
export interface PageHead {
  readonly _id: string;
  readonly opened: PageOpened['data'];
  readonly teachers: Members;
  /** The lessons that each substitute gives, by teacher. */
  readonly substitutes: Readonly<Record<string, readonly string[]>>;
  readonly pupils: Members;
  /** Every version of every kind of work, in the order in which they were set. */
  readonly works: readonly { readonly from: CivilDate; readonly work: WorkKind }[];
  readonly windowExtendedUntil?: CivilDate;
  readonly lessonIds: readonly string[];
  /** Grades of other pages that count here. */
  readonly takenOver: readonly TakenOver[];
  /** By pupil. */
  readonly termGrades: Readonly<Record<string, TermGrade>>;
  readonly closed: boolean;
}

export interface TakenOver {
  readonly pupilId: string;
  readonly fromPageId: string;
  readonly grades: readonly TakenOverGrade[];
}

export interface TermGrade {
  readonly value: string;
  /** What the pupil's grades came to when it was given or corrected last. */
  readonly average?: number;
  readonly proposed?: string;
  /** Oldest first. */
  readonly changes: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: Reason;
    readonly at: string;
  }[];
}

/** One column of the page: a lesson with everything that was written in it. `_id`: the lesson. */
export interface LessonColumn extends WeekLesson {
  readonly _id: string;
  /** Instant at which the lesson itself was put down or changed last; what was written in it has its own. */
  readonly at: string;
  /** In the order in which they were given. */
  readonly grades: readonly ColumnGrade[];
  /** Those that wait for a pupil's work. */
  readonly debts: readonly ColumnDebt[];
  /** By pupil. */
  readonly absences: Readonly<Record<string, WeekAbsence>>;
  readonly remarks: readonly ColumnRemark[];
  readonly homework: readonly ColumnHomework[];
}

export interface ColumnGrade {
  readonly gradeId: string;
  readonly pupilId: string;
  readonly work: WorkKind;
  /** What it is, or was before it was annulled. */
  readonly value: string;
  readonly status: 'given' | 'corrected' | 'annulled';
  /** The day on which the work was made up for. */
  readonly madeUpOn?: CivilDate;
  /** Given, or corrected or annulled last, after the edit window. */
  readonly late?: true;
  /** Instant at which it was given, or corrected or annulled last. */
  readonly at: string;
}

export interface ColumnDebt {
  readonly debtId: string;
  readonly pupilId: string;
  readonly work: WorkKind;
  readonly dueOn?: CivilDate;
}

export interface ColumnRemark {
  readonly remarkId: string;
  readonly pupilId: string;
  readonly kind: RemarkKind;
  readonly text: Sealed;
  readonly visibleTo: RemarkAudience;
}

export interface ColumnHomework extends HomeworkTask {
  readonly homeworkId: string;
  readonly lessonId: string;
  readonly setOn: CivilDate;
}
