import type { PublishedLesson } from '../../src/timetable/timetable.events.js';
import { givenOn, planOn, type SchoolDays } from '../../src/timetable/school-days.values.js';
import type { Bell, Slot } from '../../src/timetable/timetable.values.js';
import { lessonIdOf } from '../../src/journal/page/page-ids.values.js';
import { datesBetween, weekdayOf, type CivilDate } from '../../src/school/civil-date.values.js';
import type { PageTimetable, Publication } from './read-model.js';

/** A lesson that the timetable has on a day. */
export interface PlannedLesson {
  readonly date: CivilDate;
  readonly number: number;
  readonly teacherId: string;
  readonly room?: string;
}

/** On the clocks of the school, `HH:MM`. */
export interface LessonTime {
  readonly from: string;
  readonly to: string;
}

/** What holds on a day; undefined where nothing does. */
export const publicationOn = (
  timetable: Pick<PageTimetable, 'publications'> | undefined,
  date: CivilDate,
): Publication | undefined => timetable?.publications.findLast(({ from, to }) => from <= date && date <= to);

/** Whether something that was published holds on some of the days. */
export const holdsWithin = (
  timetable: Pick<PageTimetable, 'publications'> | undefined,
  from: CivilDate,
  to: CivilDate,
): boolean =>
  timetable?.publications.some((each) => each.lessons.length > 0 && each.from <= to && from <= each.to) ??
  false;

/** Whoever gives a lesson of the timetable at some time. */
export const teachersIn = (timetable: Pick<PageTimetable, 'publications'> | undefined): string[] =>
  timetable?.publications.flatMap(({ lessons }) => lessons.map(({ teacherId }) => teacherId)) ?? [];

/** When the lesson with a number is given on a day; undefined where no timetable says it. */
export const timeIn = (
  timetable: Pick<PageTimetable, 'publications'> | undefined,
  date: CivilDate,
  number: number,
  days: SchoolDays,
): LessonTime | undefined => {
  const plan = planOn(days, date);
  if (plan?.bells) return timeBy(plan.bells, number);
  const publication = publicationOn(timetable, date);
  return publication && timeOf({ weekday: plan?.weekday ?? weekdayOf(date), number }, publication);
};

/** When the lesson of a weekday with a number is given; undefined where it has no bell. */
export const timeOf = (
  { weekday, number }: Pick<Slot, 'weekday' | 'number'>,
  { days }: Pick<Publication, 'days'>,
): LessonTime | undefined => {
  const day = days.find((each) => each.weekday === weekday);
  return day && timeBy(day.bells, number);
};

const timeBy = (bells: readonly Bell[], number: number): LessonTime | undefined => {
  const bell = bells.find((each) => each.number === number);
  return bell && { from: bell.from, to: bell.to };
};

/** The lessons of a page's timetable from one day to another. */
export const plannedBetween = (
  timetable: Pick<PageTimetable, 'publications'> | undefined,
  from: CivilDate,
  to: CivilDate,
  days: SchoolDays,
): PlannedLesson[] => {
  if (!timetable) return [];
  return datesBetween(from, to).flatMap((date) => {
    const publication = publicationOn(timetable, date);
    if (!publication) return [];
    const { lessons, weekA } = publication;
    return givenOn(lessons, date, weekA, days).map((lesson) => plannedOn(date, lesson));
  });
};

/** The lessons of a page, each with what is planned for it, and whatever else is planned. */
export const withPlans = <Lesson extends { readonly lessonId: string }>(
  pageId: string,
  lessons: readonly Lesson[],
  planned: readonly PlannedLesson[],
) => {
  const plans = new Map(planned.map((plan) => [lessonIdOf(pageId, plan.date, plan.number), plan]));
  const onPage = new Set(lessons.map(({ lessonId }) => lessonId));
  return {
    lessons: lessons.map((lesson) => ({ lesson, plan: plans.get(lesson.lessonId) })),
    others: [...plans].flatMap(([lessonId, plan]) => (onPage.has(lessonId) ? [] : [{ lessonId, plan }])),
  };
};

const plannedOn = (date: CivilDate, { number, teacherId, room }: PublishedLesson): PlannedLesson => ({
  ...{ date, number, teacherId },
  ...(room === undefined ? {} : { room }),
});
