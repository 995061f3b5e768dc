import type { Reason } from '../../src/journal/page/reason.values.js';

/** A pupil's term grades and final grades, in every subject and year. `_id`: the pupil. */
export interface FinalGrades {
  readonly _id: string;
  readonly schoolId: string;
  /** By page, as the name of a field. */
  readonly terms: Readonly<Record<string, TermGradeInSubject>>;
  /** By class, year and subject. */
  readonly finals: Readonly<Record<string, FinalGradeInSubject>>;
}

interface Standing {
  readonly value: string;
  /** What stood beside it when it was given, or corrected last where that says so. */
  readonly average?: number;
  readonly proposed?: string;
  readonly givenAt: string;
  /** Oldest first. */
  readonly changes: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: Reason;
    readonly late: boolean;
    readonly at: string;
  }[];
}

export interface TermGradeInSubject extends Standing {
  readonly pageId: string;
  readonly subjectId: string;
  readonly termId: string;
}

export interface FinalGradeInSubject extends Standing {
  readonly classId: string;
  readonly yearId: string;
  readonly subjectId: string;
}
