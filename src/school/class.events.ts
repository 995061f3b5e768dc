import type { CivilDate } from './civil-date.values.js';

/** A class such as 7B was formed for an academic year. */
export interface ClassFormed {
  readonly type: 'ClassFormed';
  readonly data: { readonly classId: string; readonly schoolId: string; readonly title: string };
}

/** A teaching group was formed: a class, or a part of it, that is taught a subject together. */
export interface GroupFormed {
  readonly type: 'GroupFormed';
  readonly data: {
    readonly classId: string;
    readonly schoolId: string;
    readonly title: string;
    readonly subjectId: string;
    /** The class that it is a part of, where it is of one class. */
    readonly partOf?: string;
  };
}

/** A class or teaching group has a new title. */
export interface ClassRenamed {
  readonly type: 'ClassRenamed';
  readonly data: { readonly classId: string; readonly title: string };
}

/** A class teacher (of a class) or a teacher (of a group) was assigned. */
export interface ClassTeacherAssigned {
  readonly type: 'ClassTeacherAssigned';
  readonly data: { readonly classId: string; readonly teacherId: string; readonly from: CivilDate };
}

/** A teacher of the class or group left it. */
export interface ClassTeacherReleased {
  readonly type: 'ClassTeacherReleased';
  readonly data: { readonly classId: string; readonly teacherId: string; readonly until: CivilDate };
}

/** A pupil belongs to the class or group from a day on. */
export interface PupilEnrolled {
  readonly type: 'PupilEnrolled';
  readonly data: { readonly classId: string; readonly pupilId: string; readonly from: CivilDate };
}

/** A pupil belongs to the class or group no longer after a day. */
export interface PupilWithdrawn {
  readonly type: 'PupilWithdrawn';
  readonly data: { readonly classId: string; readonly pupilId: string; readonly until: CivilDate };
}

/** A pupil left the class after a day for another one, in this school or elsewhere in the system. */
export interface PupilTransferred {
  readonly type: 'PupilTransferred';
  readonly data: {
    readonly classId: string;
    readonly pupilId: string;
    readonly until: CivilDate;
    readonly toClassId: string;
  };
}

export type ClassEvent =
  | ClassFormed
  | GroupFormed
  | ClassRenamed
  | ClassTeacherAssigned
  | ClassTeacherReleased
  | PupilEnrolled
  | PupilWithdrawn
  | PupilTransferred;
