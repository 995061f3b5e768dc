import type { CivilDate } from '../../src/school/civil-date.values.js';

/** How a page is kept: its lessons, and how often its teachers wrote what. `_id`: the page. */
export interface PageProgress {
  readonly _id: string;
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
}

export interface LessonProgress {
  readonly date: CivilDate;
  /** Expected: cancelled before anything was planned. */
  readonly stage: 'expected' | 'planned' | 'held';
  readonly cancelled: boolean;
}
