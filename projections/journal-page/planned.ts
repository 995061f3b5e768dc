import { addDays, type CivilDate } from '../../src/school/civil-date.values.js';
import type { SchoolDays } from '../../src/timetable/school-days.values.js';
import { plannedBetween, timeIn, withPlans } from '../timetable/planned-lessons.js';
import type { PageTimetable } from '../timetable/read-model.js';
import type { PageLesson } from './answer.js';

/** A page shows the lessons of the timetable for so many days ahead: more columns would only be in the way. */
const DAYS_AHEAD = 7;

/** The lessons of a page with when and where they are, and those that only the timetable has. */
export const withPlanned = (
  pageId: string,
  lessons: readonly PageLesson[],
  timetable: PageTimetable | undefined,
  today: CivilDate,
  days: SchoolDays,
): PageLesson[] => {
  if (!timetable) return [...lessons];
  const [{ from } = { from: today }] = timetable.publications;
  const whenAndWhere = ({ date, number }: Pick<PageLesson, 'date' | 'number'>, room: string | undefined) => {
    const time = timeIn(timetable, date, number, days);
    return { ...(time ? { time } : {}), ...(room === undefined ? {} : { room }) };
  };
  const planned = plannedBetween(timetable, from, addDays(today, DAYS_AHEAD), days);
  const joined = withPlans(pageId, lessons, planned);
  const told = joined.lessons.map(({ lesson, plan }) => ({ ...lesson, ...whenAndWhere(lesson, plan?.room) }));
  const others = joined.others.map(({ lessonId, plan: { date, number, room } }): PageLesson => ({
    ...{ lessonId, date, number, topic: '', planned: true, cancelled: false },
    ...whenAndWhere({ date, number }, room),
    ...{ substitutes: [], homeworkSet: [] },
  }));
  return [...told, ...others].sort((a, b) => a.date.localeCompare(b.date) || a.number - b.number);
};
