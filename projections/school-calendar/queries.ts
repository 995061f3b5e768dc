import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { notFound } from '../../src/access/rights/not-found.js';
import { FreshReader, type Reads } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import { followingReads } from '../performance/following-reads.js';
import type { Days } from '../all-grades/span.js';
import { classes, classesOfSchool } from '../schools/class.projection.js';
import { groupIdsOf } from '../schools/group-ids.js';
import type { ClassDocument } from '../schools/read-model.js';
import { schools } from '../schools/school.projection.js';
import { activitiesOn } from './activities.js';
import type { SchoolCalendar } from './answer.js';
import { consultationsOn } from './consultations.js';
import { daysOfSchool } from './days.js';
import type { CalendarAsked, KnownOfSchool } from './known.js';
import { meetingsOn } from './meetings.js';
import { occasionsIn } from './occasions.js';
import { testsIn } from './tests.js';

/**
 * What some days of a school have, as far as somebody knows of it.
 * @throws DomainError `school-not-found`; `class-not-found` of a class that is none of those that may be asked for.
 */
export class SchoolCalendarOf extends Query<SchoolCalendar> {
  constructor(
    readonly asked: CalendarAsked,
    readonly known: KnownOfSchool,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(SchoolCalendarOf)
export class SchoolCalendarOfHandler implements IQueryHandler<SchoolCalendarOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ asked, known, atLeast }: SchoolCalendarOf): Promise<SchoolCalendar> {
    const { reads, position } = followingReads(this.reader, atLeast);
    const school = await reads.get(schools, asked.schoolId);
    if (!school) throw notFound('school');
    const homes = await homesKnown(reads, asked.schoolId, known);
    const ofClass = await onlyClass(reads, homes, asked.classId);
    const only = ofClass && new Set(ofClass.map(({ _id }) => _id));
    const isOfClass = (groupId: string) => only?.has(groupId) ?? true;
    const [occasions, tests, activities, meetings, consultations] = await Promise.all([
      occasionsIn(reads, school, known, asked, isOfClass),
      testsIn(reads, school, known, asked, isOfClass),
      activitiesOn(reads, known, asked, isOfClass),
      meetingsOn(
        reads,
        known,
        homes.filter(({ _id }) => isOfClass(_id)),
        asked,
      ),
      consultationsOn({ reads, directory: this.directory }, known, asked, ofClass),
    ]);
    return {
      position: position(),
      timeZone: school.timeZone,
      classes: homes
        .filter((home) => home._id === asked.classId || isHeldIn(home, asked.days))
        .map(({ _id: id, title }) => ({ id, title }))
        .sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true })),
      ...daysOfSchool(school, asked.days),
      ...{ occasions, tests, activities, meetings, consultations },
    };
  }
}

const OF_CLASSES = ['occasions', 'tests', 'activities', 'meetings'] as const;

/** The classes of the school of which somebody knows anything. */
const homesKnown = async (
  reads: Reads,
  schoolId: string,
  { whole, classIds }: KnownOfSchool,
): Promise<readonly ClassDocument[]> => {
  const knowsAll = OF_CLASSES.some((part) => whole.has(part));
  const listed = knowsAll ? ((await reads.get(classesOfSchool, schoolId))?.classIds ?? []) : [...classIds];
  return [...(await reads.getMany(classes, listed)).values()];
};

/** A class with its teaching groups; undefined where none is asked for. @throws DomainError `class-not-found`. */
const onlyClass = async (
  reads: Reads,
  homes: readonly ClassDocument[],
  classId: string | undefined,
): Promise<readonly ClassDocument[] | undefined> => {
  if (classId === undefined) return undefined;
  const home = homes.find(({ _id }) => _id === classId);
  if (!home) throw notFound('class');
  return [home, ...(await reads.getMany(classes, await groupIdsOf(classId, reads))).values()];
};

/** Classes of other years have no pupils then; one that has none yet is shown all the same. */
const isHeldIn = ({ pupils }: ClassDocument, { from, to }: Days): boolean => {
  const periods = Object.values(pupils).flat();
  return (
    periods.length === 0 ||
    periods.some((one) => one.from <= to && (one.until === undefined || from <= one.until))
  );
};
