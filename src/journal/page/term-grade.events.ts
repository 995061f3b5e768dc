import type { Reason } from './reason.values.js';

/** What stands beside a term grade: what the grades of the term come to at that moment, where there are any. */
export interface Proposal {
  /** Σ(value·weight) / Σ(weight), to six places. */
  readonly average?: number;
  /** The grade that the school's rounding makes of it. */
  readonly proposed?: string;
}

/** A pupil was given the term's grade in the page's subject, beside what was proposed. */
export interface TermGradeGiven {
  readonly type: 'TermGradeGiven';
  readonly data: Proposal & {
    readonly pageId: string;
    readonly pupilId: string;
    /** A grade of the scale, `exempt` or `notAssessed`. */
    readonly value: string;
    /** Given after the edit window. */
    readonly late: boolean;
  };
}

/** A term grade was corrected; what it was stays here. */
export interface TermGradeCorrected {
  readonly type: 'TermGradeCorrected';
  readonly data: Proposal & {
    readonly pageId: string;
    readonly pupilId: string;
    readonly from: string;
    readonly to: string;
    readonly reason: Reason;
    /** Corrected after the edit window, or when the page was closed. */
    readonly late: boolean;
  };
}

/** Everybody on the page has a term grade; from now on a deputy head may correct, and nothing more is written. */
export interface PageClosed {
  readonly type: 'PageClosed';
  readonly data: { readonly pageId: string };
}

/** A closed page may be written in again. */
export interface PageReopened {
  readonly type: 'PageReopened';
  readonly data: { readonly pageId: string; readonly reason: string };
}

export type TermGradeEvent = TermGradeGiven | TermGradeCorrected | PageClosed | PageReopened;
