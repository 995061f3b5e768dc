import type { CivilDate } from '../../school/civil-date.values.js';
import type { Rounding } from '../../school/rounding.values.js';
import type { Scale, WorkKind } from '../../school/scale.values.js';
import type { AbsenceEvent } from './absence.events.js';
import type { GradeEvent } from './grade.events.js';
import type { HomeworkEvent } from './homework.events.js';
import type { LateRequestEvent } from './late-request.events.js';
import type { LessonEvent } from './lesson.events.js';
import type { RemarkEvent } from './remark.events.js';
import type { TermGradeEvent } from './term-grade.events.js';

// Whoever folds a page's stream finds all of its facts here.
export type * from './absence.events.js';
export type * from './grade.events.js';
export type * from './homework.events.js';
export type * from './late-request.events.js';
export type * from './lesson.events.js';
export type * from './remark.events.js';
export type * from './term-grade.events.js';

/** A group's page for one subject and term was opened, with the rules that the school had then. */
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
    readonly rounding: Rounding;
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

/** In lessons from a day on, a kind of work is new or counts differently; what was graded before stays as it was. */
export interface WorkKindSet {
  readonly type: 'WorkKindSet';
  readonly data: { readonly pageId: string; readonly work: WorkKind; readonly from: CivilDate };
}

/** The term of the page got other days. */
export interface PageDaysChanged {
  readonly type: 'PageDaysChanged';
  readonly data: { readonly pageId: string; readonly from: CivilDate; readonly to: CivilDate };
}

/** The teachers of the page may write about all of it up to a day, whatever the edit window says. */
export interface EditWindowExtended {
  readonly type: 'EditWindowExtended';
  readonly data: { readonly pageId: string; readonly until: CivilDate; readonly reason: string };
}

/**
 * Somebody else who leads the school allowed a person to go on correcting grades of the page late, up to so many late
 * corrections in all.
 */
export interface LateCorrectionsAllowed {
  readonly type: 'LateCorrectionsAllowed';
  readonly data: {
    readonly pageId: string;
    readonly personId: string;
    /** How many late corrections the page may have then. */
    readonly upTo: number;
    readonly reason: string;
  };
}

export type PageEvent =
  | PageOpened
  | TeacherAssigned
  | TeacherReleased
  | PupilListed
  | PupilDelisted
  | WorkKindSet
  | PageDaysChanged
  | EditWindowExtended
  | LateCorrectionsAllowed
  | LessonEvent
  | HomeworkEvent
  | GradeEvent
  | LateRequestEvent
  | AbsenceEvent
  | RemarkEvent
  | TermGradeEvent;
