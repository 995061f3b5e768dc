import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader, type Reads } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import { groupOf } from '../../src/journal/page/page-ids.values.js';
import { Directory } from '../../src/people/directory.js';
import { datesBetween, weekOf } from '../../src/school/civil-date.values.js';
import { ORDINARY_DAYS, specialDay, type SpecialDay } from '../../src/timetable/school-days.values.js';
import { pagesWithin, type Days } from '../all-grades/span.js';
import { groupWeek, groupWeekId } from '../diary-week/group-week.projection.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { pagesOf } from '../pages-of/projection.js';
import { testsOfPage } from '../planned-tests/projection.js';
import { followingReads } from '../performance/following-reads.js';
import { classes } from '../schools/class.projection.js';
import { groupIdsOf } from '../schools/group-ids.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { schools } from '../schools/school.projection.js';
import type { LessonOfWeek, WeekOfLessons } from './answer.js';
import { isGivenBy } from './given-by.js';
import { lessonsOnPages } from './lessons-on-pages.js';
import { pageTimetable } from './projection.js';

/** The lessons of a class and its groups in a week: those that stand on their pages, and those that are only planned. */
export class LessonsOfClass extends Query<WeekOfLessons> {
  constructor(
    readonly classId: string,
    readonly week: Days,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

/**
 * The lessons that a teacher gives in a week, and those of the own ones that somebody else gives or that are cancelled;
 * nothing of whoever has no page in these schools.
 */
export class LessonsOfTeacher extends Query<WeekOfLessons | undefined> {
  constructor(
    readonly teacherId: string,
    /** Those whose lessons are told. */
    readonly schoolIds: readonly string[],
    readonly week: Days,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(LessonsOfClass)
export class LessonsOfClassHandler implements IQueryHandler<LessonsOfClass> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ classId, week, atLeast }: LessonsOfClass): Promise<WeekOfLessons> {
    const { reads, position } = followingReads(this.reader, atLeast);
    const schoolId = (await reads.get(classes, classId))?.schoolId ?? '';
    const groupIds = new Set([classId, ...(await groupIdsOf(classId, reads))]);
    const pages = (await reads.get(pagesOf, schoolId))?.pages ?? [];
    const pageIds = pages.map(({ pageId }) => pageId).filter((pageId) => groupIds.has(groupOf(pageId)));
    const known = [...(await reads.getMany(schools, [schoolId])).values()];
    const lessons = await lessonsOn(reads, this.directory, { pageIds, known, week });
    return { position: position(), specialDays: specialDaysIn(known, week), lessons };
  }
}

@QueryHandler(LessonsOfTeacher)
export class LessonsOfTeacherHandler implements IQueryHandler<LessonsOfTeacher> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute(asked: LessonsOfTeacher): Promise<WeekOfLessons | undefined> {
    const { teacherId, schoolIds, week, atLeast } = asked;
    const { reads, position } = followingReads(this.reader, atLeast);
    const stays = (await reads.get(pagesOf, teacherId))?.pages ?? [];
    const ofSchools = [...(await reads.getMany(pagesOf, schoolIds)).values()].flatMap(({ pages }) => pages);
    const there = new Set(ofSchools.map(({ pageId }) => pageId));
    const pageIds = stays.map(({ pageId }) => pageId).filter((pageId) => there.has(pageId));
    if (pageIds.length === 0) return undefined;
    const known = [...(await reads.getMany(schools, schoolIds)).values()];
    const lessons = await lessonsOn(reads, this.directory, { pageIds, known, week });
    return {
      position: position(),
      specialDays: specialDaysIn(known, week),
      lessons: lessons.filter((lesson) => isGivenBy(teacherId, stays, lesson)),
    };
  }
}

interface Where {
  readonly pageIds: readonly string[];
  readonly known: readonly SchoolDocument[];
  readonly week: Days;
}

/** The lessons on some pages of some schools in a week, in their order. */
const lessonsOn = async (
  reads: Reads,
  directory: Directory,
  { pageIds, known, week }: Where,
): Promise<readonly LessonOfWeek[]> => {
  const heads = await reads.getMany(pageHead, pagesWithin(pageIds, known, week));
  const weekIdOf = (pageId: string) => groupWeekId(pageId, weekOf(week.from));
  const [weeks, timetables, tests] = await Promise.all([
    reads.getMany(groupWeek, [...heads.keys()].map(weekIdOf)),
    reads.getMany(pageTimetable, [...heads.keys()]),
    reads.getMany(testsOfPage, [...heads.keys()]),
  ]);
  const pages = [...heads].map(([pageId, head]) => {
    const ofWeek = weeks.get(weekIdOf(pageId));
    const found = { timetable: timetables.get(pageId), tests: tests.get(pageId) };
    const schoolDays = known.find(({ _id }) => _id === head.opened.schoolId)?.days ?? ORDINARY_DAYS;
    return { head, weeks: ofWeek ? [ofWeek] : [], ...found, days: week, schoolDays };
  });
  const lessons = await lessonsOnPages(pages, { reads, directory });
  return lessons.map(({ page: { head }, titles, date, number, lesson }): LessonOfWeek => {
    const { lessonId, pageId, subject, time, room, teacher, substitution, test, cancelled, cancelReason } =
      lesson;
    return {
      ...{ lessonId, pageId, date, number, subject, cancelled },
      group: { id: head.opened.groupId, title: titles.group },
      ...(time ? { time } : {}),
      ...(room === undefined ? {} : { room }),
      ...(teacher ? { teacher } : {}),
      ...(substitution ? { substitution } : {}),
      ...(test ? { test } : {}),
      ...(cancelReason === undefined ? {} : { cancelReason }),
    };
  });
};

/** Of each school. */
const specialDaysIn = (known: readonly SchoolDocument[], { from, to }: Days): SpecialDay[] =>
  known.flatMap(({ days }) => datesBetween(from, to).flatMap((date) => specialDay(days, date) ?? []));
