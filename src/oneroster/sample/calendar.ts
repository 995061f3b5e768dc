import { addDays, type CivilDate, mondayOf } from '../../school/civil-date.values.js';

const WEEKS_BEFORE_TODAY = 40;
const WEEKS_AFTER_TODAY = 2;
/** The weeks with which the terms begin; today lies in the third week from the end of the last. */
const TERM_WEEKS = [0, 14, 28];
/** The second and third terms begin after a week of holidays. */
const HOLIDAY_WEEKS: ReadonlySet<number> = new Set([14, 28]);

export type SampleTerm = {
  readonly sourcedId: string;
  readonly title: string;
  readonly start: CivilDate;
  readonly end: CivilDate;
};

/** A place in the week: a weekday from 0 (Monday) to 4 and the number of the lesson in the day, from 1. */
export type Slot = { readonly weekday: number; readonly lesson: number };

/** One lesson that takes place. */
export type Lesson = Slot & { readonly date: CivilDate; readonly term: number; readonly week: number };

/** The sample's school year, which surrounds today. */
export class Calendar {
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly terms: readonly SampleTerm[];

  constructor(readonly today: CivilDate) {
    this.start = addDays(mondayOf(today), -7 * WEEKS_BEFORE_TODAY);
    this.end = addDays(mondayOf(today), 7 * WEEKS_AFTER_TODAY + 6);
    this.terms = TERM_WEEKS.map((week, index) => ({
      sourcedId: `term-${index + 1}`,
      title: `Term ${index + 1}`,
      start: addDays(this.start, 7 * week),
      end: index + 1 < TERM_WEEKS.length ? addDays(this.start, 7 * (TERM_WEEKS[index + 1] ?? 0) - 1) : this.end,
    }));
  }

  /** Every lesson of the year in these slots of the week, in order of time. */
  lessonsIn(slots: readonly Slot[]): Lesson[] {
    const inWeek = slots.toSorted((a, b) => a.weekday - b.weekday || a.lesson - b.lesson);
    const weeks = WEEKS_BEFORE_TODAY + WEEKS_AFTER_TODAY + 1;
    return Array.from({ length: weeks }, (_, week) => week)
      .filter((week) => !HOLIDAY_WEEKS.has(week))
      .flatMap((week) =>
        inWeek.map((slot) => ({
          ...slot,
          week,
          date: addDays(this.start, 7 * week + slot.weekday),
          term: TERM_WEEKS.findLastIndex((first) => first <= week),
        })),
      );
  }

  /** Whether the lesson is in one of the six weeks that end with today's, so that homework is still known. */
  isRecent(lesson: Lesson): boolean {
    return lesson.week > WEEKS_BEFORE_TODAY - 6 && lesson.week <= WEEKS_BEFORE_TODAY;
  }
}
