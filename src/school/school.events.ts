import type { CivilDate } from './civil-date.values.js';
import type { Scale, WorkKind } from './scale.values.js';

/** A school was connected; its dates are civil dates in its time zone. */
export interface SchoolConnected {
  readonly type: 'SchoolConnected';
  readonly data: {
    readonly schoolId: string;
    readonly title: string;
    readonly timeZone: string;
    readonly editWindowDays: number;
    /** The school's id in the system that its roster comes from. */
    readonly sourcedId?: string;
  };
}

/** An academic year was opened. */
export interface AcademicYearOpened {
  readonly type: 'AcademicYearOpened';
  readonly data: {
    readonly schoolId: string;
    readonly yearId: string;
    readonly title: string;
    readonly from: CivilDate;
    readonly to: CivilDate;
  };
}

/** A term of a year was defined, or its dates put differently. */
export interface TermDefined {
  readonly type: 'TermDefined';
  readonly data: {
    readonly schoolId: string;
    readonly yearId: string;
    readonly termId: string;
    readonly title: string;
    readonly from: CivilDate;
    readonly to: CivilDate;
  };
}

/** A subject is taught from now on, or has a new title. */
export interface SubjectAdded {
  readonly type: 'SubjectAdded';
  readonly data: { readonly schoolId: string; readonly subjectId: string; readonly title: string };
}

/** New pages grade on this scale. */
export interface ScaleDefined {
  readonly type: 'ScaleDefined';
  readonly data: { readonly schoolId: string; readonly scale: Scale };
}

/** New pages know this kind of work. */
export interface WorkKindDefined {
  readonly type: 'WorkKindDefined';
  readonly data: { readonly schoolId: string; readonly work: WorkKind };
}

export type SchoolEvent =
  SchoolConnected | AcademicYearOpened | TermDefined | SubjectAdded | ScaleDefined | WorkKindDefined;
