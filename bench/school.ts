import {
  addDays,
  datesBetween,
  daysOfWeek,
  weekOf,
  type CivilDate,
} from '../src/school/civil-date.values.js';

/** The school that everything is measured with, as far as the load has to know it. */
export interface School {
  /** Events in the store. */
  readonly events: number;
  readonly pupils: readonly { readonly id: string; readonly guardianCookie: string }[];
  /** The weeks of this term up to now. */
  readonly weeks: readonly string[];
  readonly pages: readonly SchoolPage[];
}

/** A journal page of this term. */
export interface SchoolPage {
  readonly id: string;
  readonly teacherCookie: string;
  readonly pupilIds: readonly string[];
  /** Those that its teacher may still give grades in, none of which has one. */
  readonly openLessons: readonly { readonly id: string; readonly week: string }[];
}

export const SIZE = { classes: 34, pupilsInClass: 30, pupils: 1_000, teachers: 64 } as const;
export const SUBJECTS = [
  'Algebra',
  'Geometry',
  'Literature',
  'English',
  'History',
  'Biology',
  'Physics',
  'Physical education',
] as const;
export const WORKS = [
  'oral',
  'dictation',
  'test',
  'essay',
  'project',
  'practice',
  'notebook',
  'reading',
] as const;
export const EDIT_WINDOW_DAYS = 7;

const WEEKS_IN_TERM = 10;
const LESSONS_A_WEEK = 3;

export interface TermPlan {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Terms one after another, of which the last is in its ninth week today. */
export const termsUntil = (today: CivilDate, count: number): TermPlan[] => {
  const monday = daysOfWeek(weekOf(today))?.from ?? today;
  return Array.from({ length: count }, (_, index) => {
    const from = addDays(monday, -7 * (WEEKS_IN_TERM * (count - 1 - index) + WEEKS_IN_TERM - 2));
    return { from, to: addDays(from, 7 * WEEKS_IN_TERM - 1) };
  });
};

export interface LessonPlan {
  readonly date: CivilDate;
  readonly number: number;
}

/** When a class has a subject in a term, up to today: three times a week, at most five lessons a day in all. */
export const lessonsOf = ({ from, to }: TermPlan, subject: number, today: CivilDate): LessonPlan[] => {
  const places = Array.from({ length: LESSONS_A_WEEK }, (_, turn) => subject + turn * SUBJECTS.length);
  return datesBetween(from, to)
    .filter((date) => date <= today)
    .flatMap((date, day) =>
      places
        .filter((place) => place % 5 === day % 7)
        .map((place) => ({ date, number: Math.floor(place / 5) + 1 })),
    );
};

/**
 * Whether the lesson is left without grades, for the load to give them. One day of the edit window is left out, so
 * that a run may go past midnight.
 */
export const isOpen = ({ date }: LessonPlan, today: CivilDate): boolean =>
  date > addDays(today, -EDIT_WINDOW_DAYS);

/** How many terms, and how many grades in each lesson, come closest to a number of events. */
export const fillOf = (events: number, today: CivilDate): { terms: number; gradesInLesson: number } => {
  const pages = SIZE.classes * SUBJECTS.length;
  const people = 4 * SIZE.pupils + 3 * SIZE.teachers;
  const groups = pages * (SIZE.pupilsInClass + 2) + SIZE.classes * (SIZE.pupilsInClass + 1);
  const terms = Math.min(4, Math.max(1, Math.round((events - people - groups) / 65_000)));
  const plan = termsUntil(today, terms);
  const lessons = plan.flatMap((term) => SUBJECTS.flatMap((_, subject) => lessonsOf(term, subject, today)));
  const graded = lessons.filter((lesson) => !isOpen(lesson, today)).length * SIZE.classes;
  const written =
    people + groups + terms * pages * (SIZE.pupilsInClass + 2) + 2 * lessons.length * SIZE.classes;
  const gradesInLesson = Math.max(0, Math.round((events - written) / graded));
  return { terms, gradesInLesson: Math.min(gradesInLesson, SIZE.pupilsInClass - 1) };
};
