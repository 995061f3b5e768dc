/** From when it takes how much for corrections to look suspicious. Times of day are the school's, `HH:MM`. */
export interface Thresholds {
  readonly manyInAShortTime: { readonly corrections: number; readonly withinMinutes: number };
  readonly outsideTeachingHours: {
    readonly corrections: number;
    readonly withinDays: number;
    /** 1 is Monday. */
    readonly teachingDays: readonly number[];
    readonly teaching: TimeOfDay;
    readonly night: TimeOfDay;
  };
  readonly neverWroteBefore: { readonly pages: number; readonly newForDays: number };
  readonly upwardBeforeClosing: {
    readonly daysBefore: number;
    readonly daysAfter: number;
    readonly inPagesOfOthers: { readonly corrections: number; readonly pages: number };
    readonly worksInOwnPage: number;
  };
  readonly pagesOfOthers: {
    readonly withinDays: number;
    /** In so many pages; or in several, on so many days. */
    readonly upward: { readonly corrections: number; readonly pages: number; readonly days: number };
    readonly timesUsual: number;
    readonly usualOverDays: number;
    readonly pagesOfOnePupil: number;
  };
}

/** From one time up to, and without, another. */
interface TimeOfDay {
  readonly from: string;
  readonly until: string;
}

/**
 * What holds for every school so far. Each number stands where an honest day ends: a deputy head who puts right a few
 * grades in an afternoon, a teacher who counts a whole test anew, or corrects on Sunday evening, must raise nothing.
 */
export const USUAL_THRESHOLDS: Thresholds = {
  // Whoever reads a reason, looks at the page and writes needs some minutes for each: ten in an hour is no such work.
  manyInAShortTime: { corrections: 10, withinMinutes: 60 },
  outsideTeachingHours: {
    // One may be an urgent call, two a late evening.
    corrections: 3,
    withinDays: 14,
    teachingDays: [1, 2, 3, 4, 5],
    // An hour before the first lesson, and until parents' evenings end.
    teaching: { from: '07:00', until: '20:00' },
    // In their own pages teachers write in the evening and at weekends, but hardly ever in the dead of night.
    night: { from: '00:00', until: '05:00' },
  },
  // A new deputy head begins with one teacher's request or two; three pages and nothing else ever is another matter.
  neverWroteBefore: { pages: 3, newForDays: 30 },
  upwardBeforeClosing: {
    // The week in which term grades are given, and the two until every page is closed.
    daysBefore: 7,
    daysAfter: 14,
    // A deputy head is asked more than ever then, but not for better grades alone and in one page after another.
    inPagesOfOthers: { corrections: 4, pages: 3 },
    // Works of one page: a class that was graded too hardly is one work, a whole term made better is many.
    worksInOwnPage: 10,
  },
  pagesOfOthers: {
    withinDays: 30,
    // An afternoon's requests come from two or three teachers; a thief goes from page to page, or comes back.
    upward: { corrections: 5, pages: 4, days: 3 },
    // Who is asked often has shown so before: it takes twice as many as in other months.
    timesUsual: 2,
    usualOverDays: 90,
    // Better grades of one pupil, by somebody who teaches none of it, in four subjects.
    pagesOfOnePupil: 4,
  },
};

/** The longest time, in days, that any rule looks back. */
export const LONGEST_VIEW_DAYS = 120;
