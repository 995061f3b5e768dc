import type { Sealed } from '../../people/sealed.values.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { Scale, WorkKind } from '../../school/scale.values.js';

export type AbsenceCode = 'absent' | 'excused' | 'ill' | 'late';

/** Where in the journal something is written: its page, lesson and day. */
interface InLesson {
  readonly pageId: string;
  readonly lessonId: string;
  readonly date: CivilDate;
}

/** A group's page for one subject and term was opened. */
export interface PageOpened {
  readonly type: 'PageOpened';
  readonly data: {
    readonly pageId: string;
    readonly schoolId: string;
    readonly groupId: string;
    readonly subjectId: string;
    readonly termId: string;
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly timeZone: string;
    readonly scale: Scale;
    readonly works: readonly WorkKind[];
    /** Days after the lesson in which its teacher may write. */
    readonly editWindowDays: number;
  };
}

/** A teacher may write in the page from a day on. */
export interface TeacherAssigned {
  readonly type: 'TeacherAssigned';
  readonly data: { readonly pageId: string; readonly teacherId: string; readonly from: CivilDate };
}

/** A teacher may write in the page no longer after a day. */
export interface TeacherReleased {
  readonly type: 'TeacherReleased';
  readonly data: { readonly pageId: string; readonly teacherId: string; readonly until: CivilDate };
}

/** A pupil stands on the page's list from a day on. */
export interface PupilListed {
  readonly type: 'PupilListed';
  readonly data: { readonly pageId: string; readonly pupilId: string; readonly from: CivilDate };
}

/** A pupil stands on the page's list no longer after a day. */
export interface PupilDelisted {
  readonly type: 'PupilDelisted';
  readonly data: { readonly pageId: string; readonly pupilId: string; readonly until: CivilDate };
}

/** A lesson was held, with its topic. */
export interface LessonRecorded {
  readonly type: 'LessonRecorded';
  readonly data: InLesson & {
    /** Number of the lesson in the day. */
    readonly number: number;
    readonly topic: string;
    readonly teacherId?: string;
  };
}

/** A recorded lesson's topic was put differently. */
export interface TopicChanged {
  readonly type: 'TopicChanged';
  readonly data: InLesson & { readonly from: string; readonly to: string };
}

/** Homework was set in a lesson for the whole group. */
export interface HomeworkSet {
  readonly type: 'HomeworkSet';
  readonly data: InLesson & {
    readonly homeworkId: string;
    readonly dueOn: CivilDate;
    readonly text: string;
    readonly minutes?: number;
  };
}

/** A pupil was given a grade for a work in a lesson. */
export interface GradeGiven {
  readonly type: 'GradeGiven';
  readonly data: InLesson & {
    readonly gradeId: string;
    readonly pupilId: string;
    readonly work: WorkKind;
    readonly value: string;
    readonly comment?: Sealed;
    /** Given after the edit window. */
    readonly late: boolean;
  };
}

/** A grade was corrected; what it was stays here. */
export interface GradeCorrected {
  readonly type: 'GradeCorrected';
  readonly data: InLesson & {
    readonly gradeId: string;
    readonly pupilId: string;
    readonly from: string;
    readonly to: string;
    readonly reason: Sealed;
    /** Corrected after the edit window. */
    readonly late: boolean;
  };
}

/** A pupil was away from a lesson, or late for it. */
export interface AbsenceRecorded {
  readonly type: 'AbsenceRecorded';
  readonly data: InLesson & {
    readonly pupilId: string;
    readonly code: AbsenceCode;
    readonly minutes?: number;
  };
}

/** A pupil was given the term's grade in the page's subject. */
export interface TermGradeGiven {
  readonly type: 'TermGradeGiven';
  readonly data: { readonly pageId: string; readonly pupilId: string; readonly value: string };
}

export type PageEvent =
  | PageOpened
  | TeacherAssigned
  | TeacherReleased
  | PupilListed
  | PupilDelisted
  | LessonRecorded
  | TopicChanged
  | HomeworkSet
  | GradeGiven
  | GradeCorrected
  | AbsenceRecorded
  | TermGradeGiven;
