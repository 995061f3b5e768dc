import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { Directory } from '../../src/people/directory.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { dayOffOn, type SchoolDays } from '../../src/timetable/school-days.values.js';
import type { Days } from '../all-grades/span.js';
import type { DiaryLesson } from '../diary-week/answer.js';
import { lessonsOfGroup, peopleTaught } from '../diary-week/lessons-of-group.js';
import type { GroupWeek } from '../diary-week/read-model.js';
import { pageTitles, type PageTitles } from '../journal-page/page-titles.js';
import type { PageHead } from '../journal-page/read-model.js';
import type { TestsOfPage } from '../planned-tests/read-model.js';
import { plannedBetween, timeIn } from './planned-lessons.js';
import type { PageTimetable } from './read-model.js';

/** A page with what is written on it and published for it, and the days on which its lessons are looked for. */
export interface PageToRead {
  readonly head: PageHead;
  readonly weeks: readonly GroupWeek[];
  readonly timetable: PageTimetable | undefined;
  readonly tests: TestsOfPage | undefined;
  readonly days: Days;
  /** The days of its school. */
  readonly schoolDays: SchoolDays;
}

export interface LessonOnPage<Page extends PageToRead> {
  readonly page: Page;
  readonly titles: PageTitles;
  readonly date: CivilDate;
  /** In the day. */
  readonly number: number;
  readonly lesson: DiaryLesson;
}

/**
 * The lessons on some pages, those that stand there and those that are only planned, in the order of their days.
 * @param pupilId of homework for single pupils that of one, where one is named.
 */
export const lessonsOnPages = async <Page extends PageToRead>(
  pages: readonly Page[],
  { reads, directory }: { readonly reads: Reads; readonly directory: Directory },
  pupilId?: string,
): Promise<readonly LessonOnPage<Page>[]> => {
  const planned = pages.map(({ timetable, days, schoolDays }) =>
    plannedBetween(timetable, days.from, days.to, schoolDays),
  );
  const teacherIds = [
    ...pages.flatMap(({ weeks }) => weeks.flatMap(peopleTaught)),
    ...planned.flat().map(({ teacherId }) => teacherId),
  ];
  const [nameOf, titlesOf] = await Promise.all([
    directory.names(new Set(teacherIds), reads),
    pageTitles(
      pages.map(({ head }) => head.opened),
      reads,
    ),
  ]);
  return pages
    .flatMap((page, index) => {
      const { head, weeks, timetable, tests, days, schoolDays } = page;
      const titles = titlesOf(head.opened);
      const onPage = {
        ...{ pageId: head._id, subject: { id: head.opened.subjectId, title: titles.subject }, nameOf },
        planned: planned[index] ?? [],
        tests: tests?.tests ?? {},
        timeOf: (date: CivilDate, number: number) => timeIn(timetable, date, number, schoolDays),
        isOff: (date: CivilDate) => dayOffOn(schoolDays, date) !== undefined,
      };
      return lessonsOfGroup(onPage, weeks, pupilId).flatMap(({ date, lesson }): LessonOnPage<Page>[] => {
        const { number } = lesson;
        if (number === undefined || date < days.from || date > days.to) return [];
        return [{ page, titles, date, number, lesson }];
      });
    })
    .sort(byPlace);
};

const byPlace = (a: LessonOnPage<PageToRead>, b: LessonOnPage<PageToRead>): number =>
  a.date.localeCompare(b.date) || a.number - b.number || (a.lesson.lessonId < b.lesson.lessonId ? -1 : 1);
