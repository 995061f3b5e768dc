import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader, type Reads } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import { groupOf } from '../../src/journal/page/page-ids.values.js';
import { Directory } from '../../src/people/directory.js';
import { weekOf, type CivilDate } from '../../src/school/civil-date.values.js';
import { pagesWithin, type Days } from '../all-grades/span.js';
import { groupWeek, groupWeekId } from '../diary-week/group-week.projection.js';
import { lessonsOfGroup, peopleTaught } from '../diary-week/lessons-of-group.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { pageTitles } from '../journal-page/page-titles.js';
import { pagesOf } from '../pages-of/projection.js';
import { followingReads } from '../performance/following-reads.js';
import { classes, groupsOfClass } from '../schools/class.projection.js';
import { schools } from '../schools/school.projection.js';
import type { LessonOfWeek, WeekOfLessons } from './answer.js';
import { isGivenBy } from './given-by.js';
import { plannedBetween, timeIn } from './planned-lessons.js';
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
    const groups = Object.values((await reads.get(groupsOfClass, classId))?.groups ?? {}).flat();
    const groupIds = new Set([classId, ...groups]);
    const pages = (await reads.get(pagesOf, schoolId))?.pages ?? [];
    const pageIds = pages.map(({ pageId }) => pageId).filter((pageId) => groupIds.has(groupOf(pageId)));
    const lessons = await lessonsOn(reads, this.directory, { pageIds, schoolIds: [schoolId], week });
    return { position: position(), lessons };
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
    const known = new Set(ofSchools.map(({ pageId }) => pageId));
    const pageIds = stays.map(({ pageId }) => pageId).filter((pageId) => known.has(pageId));
    if (pageIds.length === 0) return undefined;
    const lessons = await lessonsOn(reads, this.directory, { pageIds, schoolIds, week });
    return {
      position: position(),
      lessons: lessons.filter((lesson) => isGivenBy(teacherId, stays, lesson)),
    };
  }
}

interface Where {
  readonly pageIds: readonly string[];
  readonly schoolIds: readonly string[];
  readonly week: Days;
}

/** The lessons on some pages of some schools in a week, in their order. */
const lessonsOn = async (
  reads: Reads,
  directory: Directory,
  { pageIds, schoolIds, week: { from, to } }: Where,
): Promise<readonly LessonOfWeek[]> => {
  const known = [...(await reads.getMany(schools, schoolIds)).values()];
  const heads = await reads.getMany(pageHead, pagesWithin(pageIds, known, { from, to }));
  const pages = [...heads.values()];
  const ids = pages.map(({ _id }) => _id);
  const [weeks, timetables] = await Promise.all([
    reads.getMany(
      groupWeek,
      ids.map((id) => groupWeekId(id, weekOf(from))),
    ),
    reads.getMany(pageTimetable, ids),
  ]);
  const planned = new Map(ids.map((id) => [id, plannedBetween(timetables.get(id), from, to)]));
  const plannedFor = [...planned.values()].flat().map(({ teacherId }) => teacherId);
  const [nameOf, titlesOf] = await Promise.all([
    directory.names(new Set([...[...weeks.values()].flatMap(peopleTaught), ...plannedFor]), reads),
    pageTitles(
      pages.map(({ opened }) => opened),
      reads,
    ),
  ]);
  return pages
    .flatMap(({ _id: pageId, opened }) => {
      const { subject, group } = titlesOf(opened);
      const week = weeks.get(groupWeekId(pageId, weekOf(from)));
      const page = {
        ...{ pageId, subject: { id: opened.subjectId, title: subject }, nameOf },
        planned: planned.get(pageId) ?? [],
        timeOf: (date: CivilDate, number: number) => timeIn(timetables.get(pageId), date, number),
      };
      return lessonsOfGroup(page, week ? [week] : []).flatMap(({ date, lesson }): LessonOfWeek[] => {
        const { lessonId, number, time, room, teacher, substitution, cancelled, cancelReason } = lesson;
        if (number === undefined || date < from || date > to) return [];
        return [
          {
            ...{ lessonId, pageId, date, number, subject: page.subject, cancelled },
            group: { id: opened.groupId, title: group },
            ...(time ? { time } : {}),
            ...(room === undefined ? {} : { room }),
            ...(teacher ? { teacher } : {}),
            ...(substitution ? { substitution } : {}),
            ...(cancelReason === undefined ? {} : { cancelReason }),
          },
        ];
      });
    })
    .sort(byPlace);
};

const byPlace = (a: LessonOfWeek, b: LessonOfWeek): number =>
  a.date.localeCompare(b.date) || a.number - b.number || (a.lessonId < b.lessonId ? -1 : 1);
