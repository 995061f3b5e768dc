import type { Sealed } from '../../people/sealed.values.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { Membership } from '../../school/membership.values.js';
import type { WorkKind } from '../../school/scale.values.js';
import type { AbsenceCode } from './absence.events.js';
import type { TakenOverGrade } from './grade.events.js';
import type { AttachedFile, HomeworkTask } from './homework.events.js';
import type { PageOpened } from './page.events.js';
import type { Reason } from './reason.values.js';
import type { RemarkAudience, RemarkKind } from './remark.events.js';

/**
 * In what capacity somebody writes in the page. A class teacher is one of the pupil's class, which whoever sends the
 * command has made sure of; `import` carries over a school's books, `system` what follows from other facts.
 */
export interface Writer {
  readonly personId: string;
  readonly role: 'teacher' | 'classTeacher' | 'healthWorker' | 'deputyHead' | 'admin' | 'import' | 'system';
  /** The teacher of the page in whose place somebody else writes. */
  readonly onBehalfOf?: string;
}

/** What comes with everything that is written. */
export interface Writing {
  readonly by: Writer;
  /** The day on which this is written, in the school's time zone. */
  readonly today: CivilDate;
  /** Whether the writer would have to prove first to be it, for what is written late. */
  readonly isUnconfirmed?: boolean;
}

type PageWide =
  | { readonly kind: 'OpenPage'; readonly page: PageOpened['data'] }
  | { readonly kind: 'AssignTeachers'; readonly teachers: readonly Membership[] }
  | { readonly kind: 'ListPupils'; readonly pupils: readonly Membership[] }
  | { readonly kind: 'DelistPupil'; readonly pupilId: string; readonly until: CivilDate }
  | (Writing & {
      readonly kind: 'SetWorkKinds';
      readonly works: readonly WorkKind[];
      readonly from: CivilDate;
    })
  | (Writing & { readonly kind: 'ChangeDays'; readonly from: CivilDate; readonly to: CivilDate })
  | (Writing & {
      readonly kind: 'ExtendEditWindow';
      readonly until: CivilDate;
      readonly reason: string;
    })
  | (Writing & {
      readonly kind: 'AllowLateCorrections';
      readonly personId: string;
      readonly more: number;
      readonly reason: string;
    });

type OfLessons =
  | (Writing &
      LessonAt & {
        readonly kind: 'PlanLesson';
        readonly topic: string;
        /** What the topic was when the writer looked, empty where there was none. */
        readonly from?: string;
        readonly teacherId?: string;
        /** The timetable does not have it there. */
        readonly besideTimetable?: true;
      })
  | (Writing &
      LessonAt & {
        readonly kind: 'RecordLesson';
        readonly topic: string;
        readonly from?: string;
        readonly teacherId?: string;
      })
  | (Writing & LessonAt & { readonly kind: 'CancelLesson'; readonly reason?: string })
  | (Writing & { readonly kind: 'ReinstateLesson'; readonly lessonId: string })
  | (Writing & LessonAt & { readonly kind: 'AssignSubstitute'; readonly teacherId: string })
  | (Writing & {
      readonly kind: 'ReleaseSubstitute';
      readonly lessonId: string;
      readonly teacherId: string;
    });

type OfHomework =
  | (Writing &
      HomeworkTask & {
        readonly kind: 'SetHomework';
        readonly homeworkId: string;
        readonly lessonId: string;
      })
  | (Writing &
      HomeworkTask & {
        readonly kind: 'AmendHomework';
        readonly homeworkId: string;
        /** What it was when the writer looked. */
        readonly seen?: TaskSeen;
      })
  | (Writing & { readonly kind: 'WithdrawHomework'; readonly homeworkId: string; readonly reason?: string });

type OfGrades =
  | (Writing & {
      readonly kind: 'GiveGrades';
      readonly lessonId: string;
      readonly grades: readonly GradeToGive[];
    })
  | (Writing & {
      readonly kind: 'CorrectGrade';
      readonly gradeId: string;
      /** What the grade was when the writer looked; another one since then is not overruled unseen. */
      readonly from?: string;
      readonly value: string;
      readonly reason: Reason;
    })
  | (Writing & {
      readonly kind: 'AnnulGrade';
      readonly gradeId: string;
      readonly from?: string;
      readonly reason: Reason;
    })
  | (Writing & {
      readonly kind: 'MarkDebts';
      readonly lessonId: string;
      readonly debts: readonly DebtToMark[];
    })
  | (Writing & { readonly kind: 'WithdrawDebt'; readonly debtId: string; readonly reason: Reason })
  | {
      readonly kind: 'TakeOverGrades';
      readonly pupilId: string;
      readonly fromPageId: string;
      readonly grades: readonly TakenOverGrade[];
    };

type OfLateRequests =
  | (Writing & {
      readonly kind: 'RequestLateCorrection';
      readonly requestId: string;
      readonly change: ChangeToAsk;
      readonly reason: Reason;
    })
  | (Writing & { readonly kind: 'ApproveLateCorrection'; readonly requestId: string })
  | (Writing & {
      readonly kind: 'RefuseLateCorrection';
      readonly requestId: string;
      readonly reason: Reason;
    })
  | (Writing & { readonly kind: 'WithdrawLateCorrection'; readonly requestId: string });

type OfAbsences =
  | (Writing & {
      readonly kind: 'RecordAbsences';
      readonly lessonId: string;
      readonly absences: readonly AbsenceToRecord[];
    })
  | (Writing & {
      readonly kind: 'SetAbsenceReasons';
      readonly lessonId: string;
      readonly absences: readonly AbsenceReasonToSet[];
    })
  | (Writing & {
      readonly kind: 'WithdrawAbsence';
      readonly lessonId: string;
      readonly pupilId: string;
      readonly reason: Reason;
    });

type OfRemarks =
  | (Writing & {
      readonly kind: 'MakeRemark';
      readonly remarkId: string;
      readonly lessonId: string;
      readonly pupilId: string;
      readonly remark: RemarkKind;
      readonly text: Sealed;
      readonly visibleTo: RemarkAudience;
    })
  | (Writing & { readonly kind: 'WithdrawRemark'; readonly remarkId: string; readonly reason: Reason });

type OfTheTerm =
  | (Writing & {
      readonly kind: 'GiveTermGrades';
      readonly grades: readonly { readonly pupilId: string; readonly value: string }[];
    })
  | (Writing & {
      readonly kind: 'CorrectTermGrade';
      readonly pupilId: string;
      readonly from?: string;
      readonly value: string;
      readonly reason: Reason;
    })
  | (Writing & { readonly kind: 'ClosePage' })
  | (Writing & { readonly kind: 'ReopenPage'; readonly reason: string });

export type PageCommand =
  PageWide | OfLessons | OfHomework | OfGrades | OfLateRequests | OfAbsences | OfRemarks | OfTheTerm;

export type CommandOf<Kind extends PageCommand['kind']> = Extract<PageCommand, { kind: Kind }>;

/** A task as it is told: of its files the ids and names. */
export interface TaskSeen extends Omit<HomeworkTask, 'files'> {
  readonly files?: readonly Pick<AttachedFile, 'fileId' | 'name'>[];
}

/** A lesson that may not be on the page yet. */
interface LessonAt {
  readonly date: CivilDate;
  readonly number: number;
}

export interface GradeToGive {
  readonly gradeId: string;
  readonly pupilId: string;
  /** Code of a kind of work that the page knows. */
  readonly work: string;
  readonly value: string;
  readonly comment?: Sealed;
  /** Where the pupil had been away: the day on which the work was made up for. */
  readonly madeUpOn?: CivilDate;
  /** The debt that it settles. */
  readonly debtId?: string;
}

/** What a teacher asks a deputy head for. */
export type ChangeToAsk =
  | { readonly what: 'give'; readonly lessonId: string; readonly grade: Omit<GradeToGive, 'comment'> }
  | {
      readonly what: 'correct';
      readonly gradeId: string;
      /** What the grade was when the teacher looked. */
      readonly from?: string;
      readonly value: string;
    }
  | { readonly what: 'annul'; readonly gradeId: string; readonly from?: string };

export interface DebtToMark {
  readonly debtId: string;
  readonly pupilId: string;
  readonly work: string;
  readonly dueOn?: CivilDate;
  readonly comment?: Sealed;
}

export interface AbsenceToRecord {
  readonly pupilId: string;
  readonly code: AbsenceCode;
  readonly minutes?: number;
}

export interface AbsenceReasonToSet {
  readonly pupilId: string;
  readonly code: AbsenceCode;
  readonly note?: Sealed;
}
