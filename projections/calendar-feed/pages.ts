import type { Reads } from '../../src/eventing/fresh-reader.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import type { Directory } from '../../src/people/directory.js';
import { weekOf, weeksBetween, type CivilDate } from '../../src/school/civil-date.values.js';
import { ORDINARY_DAYS } from '../../src/timetable/school-days.values.js';
import { pagesWithin } from '../all-grades/span.js';
import { groupWeek, groupWeekId } from '../diary-week/group-week.projection.js';
import type { GroupWeek, Revision } from '../diary-week/read-model.js';
import { dueIn, setBefore } from '../homework-board/due.js';
import { rowsOf } from '../homework-board/rows.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { lessonsOnPages } from '../timetable/lessons-on-pages.js';
import { testsOfPage } from '../planned-tests/projection.js';
import { pageTimetable } from '../timetable/projection.js';
import type { PageHead } from '../journal-page/read-model.js';
import type { SchoolDocument } from '../schools/read-model.js';
import type { CalendarFeed, FeedLesson } from './answer.js';
import type { Stays } from './shown.js';

const ENDLESS = '9999-12-31';

/** Of some pages those on which something may stand that takes place or is due from a day on. */
export const pagesShown = async (
  reads: Reads,
  pageIds: readonly string[],
  schools: readonly SchoolDocument[],
  from: CivilDate,
): Promise<readonly PageHead[]> => {
  const ids = pagesWithin(pageIds, schools, setBefore({ from, to: ENDLESS }));
  return [...(await reads.getMany(pageHead, ids)).values()];
};

/** What is written on pages and shown from a day on; of homework for single pupils that of one, where one is named. */
export const writtenOn = async (
  { reads, directory }: { readonly reads: Reads; readonly directory: Directory },
  pages: readonly PageHead[],
  known: ReadonlyMap<string, SchoolDocument>,
  stays: Stays,
  from: CivilDate,
  pupilId?: string,
): Promise<Pick<CalendarFeed, 'lessons' | 'homework'>> => {
  const weekIdsOf = ({ _id, opened }: PageHead) =>
    weeksBetween(opened.from, opened.to).map((week) => groupWeekId(_id, week));
  const weeks = await reads.getMany(groupWeek, pages.flatMap(weekIdsOf));
  const timetables = await reads.getMany(
    pageTimetable,
    pages.map(({ _id }) => _id),
  );
  const tests = await reads.getMany(
    testsOfPage,
    pages.map(({ _id }) => _id),
  );
  const toRead = pages.map((head) => ({
    head,
    weeks: weekIdsOf(head).flatMap((id) => weeks.get(id) ?? []),
    timetable: timetables.get(head._id),
    tests: tests.get(head._id),
    schoolDays: known.get(head.opened.schoolId)?.days ?? ORDINARY_DAYS,
    days: { from: from > head.opened.from ? from : head.opened.from, to: head.opened.to },
  }));
  const lessons = await lessonsOnPages(toRead, { reads, directory }, pupilId);
  const due = dueIn([...weeks.values()], { from, to: ENDLESS }, pupilId).filter(({ pageId, task }) =>
    stays.homework(pageId, task.dueOn),
  );
  const rows = await rowsOf({ reads, directory }, pages, due, 'pupil');
  return {
    lessons: lessons
      .filter(({ lesson: { pageId, lessonId }, date }) => stays.lesson(pageId, lessonId, date))
      .map(
        ({
          page: { head, timetable, tests: planned },
          titles: { subject, group },
          date,
          number,
          lesson,
        }): FeedLesson => {
          const { lessonId, pageId, time, room, teacher, topic, test, cancelled, cancelReason } = lesson;
          return {
            ...{ lessonId, date, number, subject, group },
            ...(time ? { time: { ...time, timeZone: head.opened.timeZone } } : {}),
            ...(room === undefined ? {} : { room }),
            ...(teacher ? { teacher: teacher.name } : {}),
            ...(topic === undefined ? {} : { topic }),
            ...(test ? { test: test.title } : {}),
            ...(cancelled ? { cancelled: cancelReason === undefined ? {} : { reason: cancelReason } } : {}),
            revision: together(
              lessonId,
              revisionIn(weeks, pageId, date, lessonId),
              timetable?.revision,
              known.get(head.opened.schoolId)?.daysRevision,
              planned?.revisions[fieldOf(lessonId)],
            ),
          };
        },
      ),
    homework: rows.map((row) => ({
      ...row,
      revision: together(row.homeworkId, revisionIn(weeks, row.pageId, row.setOn, row.homeworkId)),
    })),
  };
};

/** How often a lesson on a day was written, or homework that was set in it. */
const revisionIn = (
  weeks: ReadonlyMap<string, GroupWeek>,
  pageId: string,
  date: CivilDate,
  id: string,
): Revision | undefined => weeks.get(groupWeekId(pageId, weekOf(date)))?.revisions[fieldOf(id)];

/**
 * What is written on the page counts with how often its timetable was published, what was said of the days of the school,
 * and of a test in the lesson: none of them ever becomes less.
 */
const together = (id: string, ...revisions: readonly (Revision | undefined)[]): Revision => {
  const known = revisions.flatMap((revision) => revision ?? []);
  if (known.length === 0) throw new Error(`No revision of ${id} is known.`);
  return known.reduce((one, other) => ({
    times: one.times + other.times,
    at: one.at > other.at ? one.at : other.at,
  }));
};
