import type { Reason } from '../page/reason.values.js';
import type { Proposal } from '../page/term-grade.events.js';

/** A pupil's grade of a term, as it was when the final grade was given beside it. */
export interface TermValue {
  readonly termId: string;
  readonly value: string;
}

/** A pupil was given the year's final grade in a subject, beside the term grades and what they come to. */
export interface FinalGradeGiven {
  readonly type: 'FinalGradeGiven';
  readonly data: Proposal & {
    readonly classId: string;
    readonly groupId: string;
    readonly yearId: string;
    readonly subjectId: string;
    readonly pupilId: string;
    /** A grade of the scale, `exempt` or `notAssessed`. */
    readonly value: string;
    readonly terms?: readonly TermValue[];
  };
}

/** A final grade was corrected; what it was stays here. */
export interface FinalGradeCorrected {
  readonly type: 'FinalGradeCorrected';
  readonly data: {
    readonly classId: string;
    readonly yearId: string;
    readonly subjectId: string;
    readonly pupilId: string;
    readonly from: string;
    readonly to: string;
    readonly reason: Reason;
    /** Corrected when the year was closed. */
    readonly late: boolean;
  };
}

/** The class's year is over: every page is closed, and a deputy head may correct, but nothing more is written. */
export interface YearClosed {
  readonly type: 'YearClosed';
  readonly data: { readonly classId: string; readonly yearId: string };
}

/** A closed year may be written in again. */
export interface YearReopened {
  readonly type: 'YearReopened';
  readonly data: { readonly classId: string; readonly yearId: string; readonly reason: string };
}

export type YearSheetEvent = FinalGradeGiven | FinalGradeCorrected | YearClosed | YearReopened;
