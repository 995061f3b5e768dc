import type { DaysOff, ShiftedDay } from '../timetable/school-days.values.js';
import type { CivilDate } from './civil-date.values.js';
import type { Ratings } from './ratings.values.js';
import type { TestLimits } from './test-limits.values.js';
import type { Rounding } from './rounding.values.js';
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

/** The school has a new title. */
export interface SchoolRenamed {
  readonly type: 'SchoolRenamed';
  readonly data: { readonly schoolId: string; readonly title: string };
}

/** A part of the country, by its id in the system that the roster comes from. */
export interface Area {
  readonly sourcedId: string;
  readonly title: string;
}

/** It became known in which municipality and region the school is, or that these are called otherwise. */
export interface SchoolPlaced {
  readonly type: 'SchoolPlaced';
  readonly data: { readonly schoolId: string; readonly municipality?: Area; readonly region?: Area };
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
    /** What a roster calls it, where it was made here before that roster came. */
    readonly sourcedId?: string;
  };
}

/** An academic year was given another title or other dates. */
export interface AcademicYearChanged {
  readonly type: 'AcademicYearChanged';
  readonly data: AcademicYearOpened['data'];
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
    /** What a roster calls it, where it was made here before that roster came. */
    readonly sourcedId?: string;
  };
}

/** A subject is taught from now on, or has a new title. */
export interface SubjectAdded {
  readonly type: 'SubjectAdded';
  readonly data: { readonly schoolId: string; readonly subjectId: string; readonly title: string };
}

/** New pages grade on this scale: all of them, or those of one subject. */
export interface ScaleDefined {
  readonly type: 'ScaleDefined';
  readonly data: { readonly schoolId: string; readonly scale: Scale; readonly subjectId?: string };
}

/** Lessons from a day on know this kind of work, or count it differently. */
export interface WorkKindDefined {
  readonly type: 'WorkKindDefined';
  readonly data: { readonly schoolId: string; readonly work: WorkKind; readonly from: CivilDate };
}

/** New pages make a term grade of an average in this way. */
export interface RoundingSet {
  readonly type: 'RoundingSet';
  readonly data: { readonly schoolId: string; readonly rounding: Rounding };
}

/** In new pages a teacher has so many days after the lesson. */
export interface EditWindowSet {
  readonly type: 'EditWindowSet';
  readonly data: { readonly schoolId: string; readonly days: number };
}

/** From now on pupils are ranked, or not, and with so many grades. */
export interface RatingsSet {
  readonly type: 'RatingsSet';
  readonly data: { readonly schoolId: string; readonly ratings: Ratings };
}

/** From now on whoever plans more tests for a class than so many is warned. */
export interface TestLimitsSet {
  readonly type: 'TestLimitsSet';
  readonly data: { readonly schoolId: string; readonly limits: TestLimits };
}

/** From now on nobody is named to vote in meetings for more than so many guardians. */
export interface ProxiesLimited {
  readonly type: 'ProxiesLimited';
  readonly data: { readonly schoolId: string; readonly proxies: number };
}

/** Grades may be corrected and annulled for this reason. */
export interface CorrectionReasonListed {
  readonly type: 'CorrectionReasonListed';
  readonly data: { readonly schoolId: string; readonly code: string; readonly title: string };
}

/** From now on nothing is corrected for this reason. */
export interface CorrectionReasonDelisted {
  readonly type: 'CorrectionReasonDelisted';
  readonly data: { readonly schoolId: string; readonly code: string };
}

/** No lessons are given from one day to another: holidays, or a single day. */
export interface DaysOffSet {
  readonly type: 'DaysOffSet';
  readonly data: DaysOff & { readonly schoolId: string };
}

/** Days off are other days than before, or called otherwise. */
export interface DaysOffAmended {
  readonly type: 'DaysOffAmended';
  readonly data: DaysOffSet['data'];
}

/** They are no days off: lessons are given as on other days. */
export interface DaysOffWithdrawn {
  readonly type: 'DaysOffWithdrawn';
  readonly data: DaysOffSet['data'];
}

/** A day goes by the plan of another day of the week, or week, or by other bells; or by another one than before. */
export interface DayShifted {
  readonly type: 'DayShifted';
  readonly data: ShiftedDay & { readonly schoolId: string };
}

/** It goes by its own day of the week. */
export interface DayShiftWithdrawn {
  readonly type: 'DayShiftWithdrawn';
  readonly data: DayShifted['data'];
}

/** What is said of days on which a school does not go by the plan of the day of the week. */
export type SchoolDayEvent = DaysOffSet | DaysOffAmended | DaysOffWithdrawn | DayShifted | DayShiftWithdrawn;

export type SchoolEvent =
  | SchoolConnected
  | SchoolRenamed
  | SchoolPlaced
  | AcademicYearOpened
  | AcademicYearChanged
  | TermDefined
  | SubjectAdded
  | ScaleDefined
  | WorkKindDefined
  | RoundingSet
  | EditWindowSet
  | RatingsSet
  | TestLimitsSet
  | ProxiesLimited
  | CorrectionReasonListed
  | CorrectionReasonDelisted
  | SchoolDayEvent;
