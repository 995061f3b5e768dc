import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader, type Reads } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import { pageIdOf } from '../../src/journal/page/page-ids.values.js';
import { Directory } from '../../src/people/directory.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { own } from '../../src/school/plain-data.values.js';
import { specialDay } from '../../src/timetable/school-days.values.js';
import { letterOf, timetableIdOf, type TimetableEntry } from '../../src/timetable/timetable.values.js';
import { followingReads } from '../performance/following-reads.js';
import { classes } from '../schools/class.projection.js';
import { groupIdsOf } from '../schools/group-ids.js';
import { schools } from '../schools/school.projection.js';
import type { ClassTimetable, TimetableLesson, TimetablePlan } from './answer.js';
import { publicationOn, timeOf } from './planned-lessons.js';
import { pageTimetable, timetables } from './projection.js';

/** The plan of a school's term: all of it, or the lessons of one class, teacher or room. */
export class TimetableOf extends Query<TimetablePlan> {
  constructor(
    readonly schoolId: string,
    readonly termId: string,
    readonly only: { readonly classId?: string; readonly teacherId?: string; readonly room?: string },
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

/** What was published for a class and holds on a day. */
export class TimetableOfClass extends Query<ClassTimetable> {
  constructor(
    readonly classId: string,
    readonly date: CivilDate,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

type Lesson = Omit<TimetableEntry, 'room'> & Pick<TimetableLesson, 'room' | 'from' | 'to'>;

@QueryHandler(TimetableOf)
export class TimetableOfHandler implements IQueryHandler<TimetableOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ schoolId, termId, only, atLeast }: TimetableOf): Promise<TimetablePlan> {
    const { reads, position } = followingReads(this.reader, atLeast);
    const id = timetableIdOf({ schoolId, termId });
    const found = await reads.get(timetables, id);
    const { bells = {}, rooms = {}, entries = {}, publications = [], occasions = {}, first } = found ?? {};
    const groups = only.classId === undefined ? undefined : await groupIdsOf(only.classId, reads);
    const shown = Object.entries(entries).filter(
      ([, { groupId, teacherId, room }]) =>
        (groups?.includes(groupId) ?? true) &&
        (only.teacherId ?? teacherId) === teacherId &&
        (only.room ?? room) === room,
    );
    const lessons = shown.map(([, { room, ...entry }]): Lesson => {
      const bell = own(bells, entry.weekday.toString())?.find(({ number }) => number === entry.number);
      const title = room === undefined ? undefined : own(rooms, room);
      return {
        ...entry,
        ...(title === undefined ? {} : { room: title }),
        ...(bell ? { from: bell.from, to: bell.to } : {}),
      };
    });
    const told = await toldIn(schoolId, lessons, reads, this.directory);
    return {
      position: position(),
      bells,
      ...(first === undefined ? {} : { first }),
      rooms: Object.entries(rooms).map(([code, title]) => ({ code, title })),
      publications,
      occasions: Object.entries(occasions)
        .map(([occasionId, { date, title, lessons: given }]) => ({ occasionId, date, title, lessons: given }))
        .sort((a, b) => a.date.localeCompare(b.date)),
      entries: shown
        .flatMap(([entryId], index) => (told[index] ? [{ entryId, ...told[index] }] : []))
        .sort(byPlace),
    };
  }
}

@QueryHandler(TimetableOfClass)
export class TimetableOfClassHandler implements IQueryHandler<TimetableOfClass> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ classId, date, atLeast }: TimetableOfClass): Promise<ClassTimetable> {
    const { reads, position } = followingReads(this.reader, atLeast);
    const schoolId = (await reads.get(classes, classId))?.schoolId ?? '';
    const school = await reads.get(schools, schoolId);
    const terms = Object.values(school?.terms ?? {});
    const term = terms.find(({ from, to }) => from <= date && date <= to);
    const groups = [...(await reads.getMany(classes, await groupIdsOf(classId, reads))).values()];
    const ofPages = new Map(
      groups.flatMap(({ _id: groupId, subjectId }) =>
        term && subjectId !== undefined
          ? [[pageIdOf(groupId, subjectId, term.termId), { groupId, subjectId }] as const]
          : [],
      ),
    );
    const found = await reads.getMany(pageTimetable, [...ofPages.keys()]);
    const holding = [...found].flatMap(([pageId, timetable]) => {
      const page = ofPages.get(pageId);
      const publication = publicationOn(timetable, date);
      return page && publication ? [{ page, publication }] : [];
    });
    const weekA = holding[0]?.publication.weekA;
    const special = school && specialDay(school.days, date);
    const lessons = holding.flatMap(({ page, publication }) =>
      publication.lessons.map((lesson): Lesson => ({ ...page, ...lesson, ...timeOf(lesson, publication) })),
    );
    return {
      position: position(),
      date,
      ...(weekA === undefined ? {} : { week: letterOf(date, weekA) }),
      ...(special ? { special } : {}),
      lessons: (await toldIn(schoolId, lessons, reads, this.directory)).sort(byPlace),
    };
  }
}

/** Lessons with the names of what and whom they are of. */
const toldIn = async (
  schoolId: string,
  lessons: readonly Lesson[],
  reads: Reads,
  directory: Directory,
): Promise<TimetableLesson[]> => {
  const [school, groups, nameOf] = await Promise.all([
    reads.get(schools, schoolId),
    reads.getMany(classes, [...new Set(lessons.map(({ groupId }) => groupId))]),
    directory.names(new Set(lessons.map(({ teacherId }) => teacherId)), reads),
  ]);
  return lessons.map(({ groupId, subjectId, teacherId, ...lesson }) => ({
    ...lesson,
    group: { id: groupId, title: groups.get(groupId)?.title ?? '' },
    subject: { id: subjectId, title: school?.subjects[subjectId] ?? '' },
    teacher: { id: teacherId, name: nameOf(teacherId) },
  }));
};

const byPlace = (a: TimetableLesson, b: TimetableLesson): number =>
  a.weekday - b.weekday ||
  a.number - b.number ||
  a.weeks.localeCompare(b.weeks) ||
  (a.group.id < b.group.id ? -1 : 1);
