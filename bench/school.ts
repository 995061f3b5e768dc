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
  /** The deputy head. */
  readonly head: { readonly schoolId: string; readonly cookie: string };
}

/** A journal page of this term. */
export interface SchoolPage {
  readonly id: string;
  readonly teacherCookie: string;
  readonly pupilIds: readonly string[];
  /** Those that its teacher may still give grades in, none of which has one. */
  readonly openLessons: readonly { readonly id: string; readonly week: string }[];
}

export interface SchoolSize {
  readonly classes: number;
  readonly pupilsInClass: number;
  readonly pupils: number;
  readonly teachers: number;
}

export const SIZE: SchoolSize = { classes: 34, pupilsInClass: 30, pupils: 1_000, teachers: 64 };
/** So small that as many of them as there are classes otherwise come to as much. */
export const SMALL_SIZE: SchoolSize = { classes: 1, pupilsInClass: 30, pupils: 30, teachers: 8 };

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
/** About what a class writes in a term. */
const CLASS_TERM_EVENTS = 1_912;

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
export const fillOf = (
  events: number,
  today: CivilDate,
  { classes, pupilsInClass, pupils, teachers }: SchoolSize,
): { terms: number; gradesInLesson: number } => {
  const pages = classes * SUBJECTS.length;
  const people = 5 * pupils + 4 * teachers;
  const groups = pages * (pupilsInClass + 2) + classes * (pupilsInClass + 1);
  const terms = Math.min(
    4,
    Math.max(1, Math.round((events - people - groups) / (CLASS_TERM_EVENTS * classes))),
  );
  const plan = termsUntil(today, terms);
  const lessons = plan.flatMap((term) => SUBJECTS.flatMap((_, subject) => lessonsOf(term, subject, today)));
  const graded = lessons.filter((lesson) => !isOpen(lesson, today)).length * classes;
  const written = people + groups + terms * pages * (pupilsInClass + 2) + 2 * lessons.length * classes;
  const gradesInLesson = Math.max(0, Math.round((events - written) / graded));
  return { terms, gradesInLesson: Math.min(gradesInLesson, pupilsInClass - 1) };
};
