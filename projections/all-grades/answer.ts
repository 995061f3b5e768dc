import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { Needed } from '../../src/school/needed.values.js';
import type { AsOf, Named } from '../performance/answer.js';
import type { Days } from './span.js';

/** A pupil's grades from one day to another, by subject. */
export interface AllGrades extends Days {
  readonly asOf: AsOf;
  readonly pupil: { readonly id: string; readonly name: string };
  /** In the order of their titles. */
  readonly rows: readonly SubjectGrades[];
}

export interface SubjectGrades {
  readonly subject: Named;
  /** Oldest first, those that were annulled among them. */
  readonly grades: readonly GradeListed[];
  /** Grades that count. */
  readonly counted: number;
  /** Σ(value·weight) / Σ(weight) of what counts, to six places, and the grade that it comes to. */
  readonly average?: number;
  readonly proposed?: string;
  /** The average after each day with a grade that counts. */
  readonly course: readonly { readonly date: CivilDate; readonly average: number }[];
  /** What the average needs to reach the next grade, by the weights of the works that the page knows. */
  readonly next?: Needed;
}

export interface GradeListed {
  readonly gradeId: string;
  readonly date: CivilDate;
  readonly value: string;
  readonly work: {
    readonly code: string;
    readonly title: string;
    readonly abbreviation: string;
    readonly weight: number;
  };
  /** How often it was corrected. */
  readonly corrections: number;
  readonly annulled: boolean;
  readonly madeUpOn?: CivilDate;
}
