import { addDays, type CivilDate } from '../../src/school/civil-date.values.js';
import type { PageRef } from '../pages-of/read-model.js';

/** For so many days what is over stays in a calendar: what a family looks back at, and a telephone need not carry more. */
const DAYS_BACK = 28;

export const firstDayShown = (today: CivilDate): CivilDate => addDays(today, -DAYS_BACK);

/** When somebody is on a page, as far as a calendar shows it. */
export interface Stays {
  /** Whether a lesson of a page is shown. */
  lesson(pageId: string, lessonId: string, date: CivilDate): boolean;
  /** Whether homework of a page is shown that is due on a day. */
  homework(pageId: string, dueOn: CivilDate): boolean;
  readonly pageIds: readonly string[];
}

/** A pupil's: as the diary has it. */
export const staysOfPupil = (stays: readonly PageRef[]): Stays => {
  const isThere = (pageId: string, date: CivilDate) =>
    stays.some((stay) => stay.pageId === pageId && covers(stay, date));
  return {
    pageIds: stays.map(({ pageId }) => pageId),
    lesson: (pageId, _, date) => isThere(pageId, date),
    homework: isThere,
  };
};

/**
 * A teacher's: a page that is not the teacher's any more is not shown with what was taught there. A substitute has the
 * one lesson.
 */
export const staysOfTeacher = (stays: readonly PageRef[], today: CivilDate): Stays => {
  const kept = stays.filter(({ lessonId, until }) => lessonId !== undefined || (until ?? today) >= today);
  const own = kept.filter(({ lessonId }) => lessonId === undefined);
  const isThere = (pageId: string, date: CivilDate) =>
    own.some((stay) => stay.pageId === pageId && covers(stay, date));
  return {
    pageIds: kept.map(({ pageId }) => pageId),
    lesson: (pageId, lessonId, date) =>
      isThere(pageId, date) || kept.some((stay) => stay.lessonId === lessonId),
    homework: (pageId) => own.some((stay) => stay.pageId === pageId),
  };
};

const covers = ({ from, until }: PageRef, date: CivilDate): boolean =>
  from <= date && (until === undefined || date <= until);
