import type { Reads } from '../../src/eventing/fresh-reader.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import type { Directory } from '../../src/people/directory.js';
import { weekOf, weeksBetween, type CivilDate } from '../../src/school/civil-date.values.js';
import { pagesWithin } from '../all-grades/span.js';
import { groupWeek, groupWeekId } from '../diary-week/group-week.projection.js';
import { lessonsOfGroup, peopleTaught } from '../diary-week/lessons-of-group.js';
import type { GroupWeek, Revision } from '../diary-week/read-model.js';
import { dueIn, setBefore } from '../homework-board/due.js';
import { rowsOf } from '../homework-board/rows.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { plannedBetween, timeIn } from '../timetable/planned-lessons.js';
import { pageTimetable } from '../timetable/projection.js';
import type { PageTimetable } from '../timetable/read-model.js';
import { pageTitles } from '../journal-page/page-titles.js';
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
  stays: Stays,
  from: CivilDate,
  pupilId?: string,
): Promise<Pick<CalendarFeed, 'lessons' | 'homework'>> => {
  const weekIds = new Map(
    pages.map(({ _id, opened }) => [
      _id,
      weeksBetween(opened.from, opened.to).map((week) => groupWeekId(_id, week)),
    ]),
  );
  const weeks = await reads.getMany(groupWeek, [...weekIds.values()].flat());
  const timetables = await reads.getMany(pageTimetable, [...weekIds.keys()]);
  const planned = new Map(
    pages.map(({ _id, opened }) => [
      _id,
      plannedBetween(timetables.get(_id), from > opened.from ? from : opened.from, opened.to),
    ]),
  );
  const due = dueIn([...weeks.values()], { from, to: ENDLESS }, pupilId).filter(({ pageId, task }) =>
    stays.homework(pageId, task.dueOn),
  );
  const rows = await rowsOf({ reads, directory }, pages, due, 'pupil');
  const teacherIds = [...weeks.values()].flatMap(peopleTaught);
  const plannedFor = [...planned.values()].flat().map(({ teacherId }) => teacherId);
  const nameOf = await directory.names(new Set([...teacherIds, ...plannedFor]), reads);
  const titlesOf = await pageTitles(
    pages.map(({ opened }) => opened),
    reads,
  );
  const lessons = pages.flatMap(({ _id: pageId, opened }) => {
    const ofPage = (weekIds.get(pageId) ?? []).flatMap((id) => weeks.get(id) ?? []);
    const { subject, group } = titlesOf(opened);
    const onPage = {
      pageId,
      subject: { id: opened.subjectId, title: subject },
      planned: planned.get(pageId) ?? [],
      timeOf: (date: CivilDate, number: number) => timeIn(timetables.get(pageId), date, number),
      nameOf,
    };
    return lessonsOfGroup(onPage, ofPage, pupilId).flatMap(({ date, lesson }): FeedLesson[] => {
      const { lessonId, number, time, room, teacher, topic, cancelled, cancelReason } = lesson;
      if (number === undefined || date < from || !stays.lesson(pageId, lessonId, date)) return [];
      return [
        {
          ...{ lessonId, date, number, subject, group },
          ...(time ? { time: { ...time, timeZone: opened.timeZone } } : {}),
          ...(room === undefined ? {} : { room }),
          ...(teacher ? { teacher: teacher.name } : {}),
          ...(topic === undefined ? {} : { topic }),
          ...(cancelled ? { cancelled: cancelReason === undefined ? {} : { reason: cancelReason } } : {}),
          revision: together(
            revisionIn(weeks, pageId, date, lessonId),
            timetables.get(pageId)?.revision,
            lessonId,
          ),
        },
      ];
    });
  });
  return {
    lessons: lessons.sort(
      (a, b) => a.date.localeCompare(b.date) || a.number - b.number || (a.lessonId < b.lessonId ? -1 : 1),
    ),
    homework: rows.map((row) => ({
      ...row,
      revision: together(revisionIn(weeks, row.pageId, row.setOn, row.homeworkId), undefined, row.homeworkId),
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

/** What is written on the page counts with how often its timetable was published: neither ever becomes less. */
const together = (
  written: Revision | undefined,
  published: PageTimetable['revision'] | undefined,
  id: string,
): Revision => {
  const found = [written, published].flatMap((revision) => revision ?? []);
  const [first, second] = found;
  if (!first) throw new Error(`No revision of ${id} is known.`);
  if (!second) return first;
  return { times: first.times + second.times, at: first.at > second.at ? first.at : second.at };
};
