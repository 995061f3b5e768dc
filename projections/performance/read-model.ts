import type { CivilDate } from '../../src/school/civil-date.values.js';
import type { SumsByWeek } from '../../src/school/grade-sums.values.js';
import type { Numbers } from '../../src/school/scale.values.js';

/** How a page is kept: its lessons, how often its teachers wrote what, and what its grades come to. `_id`: the page. */
export interface PageProgress {
  readonly _id: string;
  readonly scale: Numbers;
  /** By day and number, as in the lesson's id: `20261123-2`. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  readonly grades: number;
  /** Of grades, and of term grades. */
  readonly corrections: number;
  readonly annulments: number;
  /** What was written after the edit window, or in a closed page. */
  readonly lateEntries: number;
  /** Instant, ISO 8601 in UTC; none where nothing was written yet. */
  readonly lastEntryAt?: string;
  /** By pupil, of the grades that were given here and count. */
  readonly sums: Readonly<Record<string, SumsByWeek>>;
  /** By pupil and page, the same of what counts here from other pages. */
  readonly takenOver: Readonly<Record<string, Readonly<Record<string, SumsByWeek>>>>;
}

export interface LessonProgress {
  readonly date: CivilDate;
  /** Expected: cancelled before anything was planned. */
  readonly stage: 'expected' | 'planned' | 'held';
  readonly cancelled: boolean;
}
