import type { QueryBus } from '@nestjs/cqrs';
import { classes } from '../../projections/schools/class.projection.js';
import type { LessonOfWeek } from '../../projections/timetable/answer.js';
import { LessonsOfClass, LessonsOfTeacher } from '../../projections/timetable/lessons-of-week.js';
import { publicationOn } from '../../projections/timetable/planned-lessons.js';
import { pageTimetable } from '../../projections/timetable/projection.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import type { Reads } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import { groupOf, lessonIdOf, pageIdOf } from '../journal/page/page-ids.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { conflictOf, type Conflict } from './conflict-on-day.js';
import { groupsToPlace } from './group-facts.js';
import type { OccasionSet } from './timetable.events.js';

/** A lesson of one day, as it is to take place. */
export interface LessonOfDay {
  readonly schoolId: string;
  readonly pageId: string;
  readonly date: CivilDate;
  /** Number of the lesson in the day. */
  readonly number: number;
}

/** What is asked and read by them is no older than `since`. */
export interface DayTools {
  readonly queries: QueryBus;
  readonly reads: Reads;
  readonly since: Position;
}

/**
 * A substitute gives no other lesson at that time.
 * @throws DomainError `teacher-busy`, which names that lesson as planning does.
 */
export const substituteMustBeFree = async (
  lesson: LessonOfDay,
  teacherId: string,
  tools: DayTools,
): Promise<void> => {
  const ofTeacher = await lessonsOfDay(lesson, tools).ofTeacher(teacherId);
  const met = conflictOf(placeOf(lesson), { sharing: [], givenBy: teacherId }, { ofClass: [], ofTeacher });
  if (met) throw busy(met, 'teacherId', `gives the lesson ${met.lessonId} at that time`);
};

/**
 * A lesson that the timetable does not have there meets no other one of its teacher, or of its pupils.
 * @param teacherId who gives it; whoever teaches the group alone, where nobody is named.
 * @returns whether the timetable does not have it there, where there is one.
 * @throws DomainError `teacher-busy`, `group-busy`, which name the other lesson as planning does.
 */
export const lessonMustFitIn = async (
  lesson: LessonOfDay,
  teacherId: string | undefined,
  tools: DayTools,
): Promise<boolean> => {
  const day = lessonsOfDay(lesson, tools);
  const { lessonId } = placeOf(lesson);
  const ofClass = await day.ofClassesOf([groupOf(lesson.pageId)]);
  if (ofClass.some((each) => each.lessonId === lessonId && !each.cancelled)) return false;
  const met = await metBy(lesson, teacherId, day, tools);
  if (met) throw busy(met, 'number', sentenceOn(met));
  const timetable = await tools.reads.get(pageTimetable, lesson.pageId);
  return publicationOn(timetable, lesson.date) !== undefined;
};

/**
 * A cancelled lesson that is to take place after all meets no other one that was put there meanwhile.
 * @throws DomainError `teacher-busy`, `group-busy`.
 */
export const reinstatedMustFitIn = async (lesson: LessonOfDay, tools: DayTools): Promise<void> => {
  const met = await metBack(lesson, lessonsOfDay(lesson, tools), tools);
  if (met) throw busy(met, 'lessonId', sentenceOn(met));
};

/**
 * None of the lessons that gave way to something on a day meets another one when they are to take place after all.
 * Those that were cancelled for another reason stay so.
 * @throws DomainError `teacher-busy`, `group-busy`, with a field for each.
 */
export const allMustFitBackIn = async (
  schoolId: string,
  { termId, date, title, lessons }: OccasionSet['data'],
  tools: DayTools,
): Promise<void> => {
  const day = lessonsOfDay({ schoolId, date }, tools);
  const found: (readonly [Conflict, FieldError])[] = [];
  for (const [index, { groupId, subjectId, number }] of lessons.entries()) {
    const lesson = { schoolId, date, number, pageId: pageIdOf(groupId, subjectId, termId) };
    const { lessonId } = placeOf(lesson);
    const was = (await day.ofClassesOf([groupOf(lesson.pageId)])).find(
      (shown) => shown.lessonId === lessonId,
    );
    if (was?.cancelReason !== title) continue;
    const met = await metBack(lesson, day, tools);
    if (met) found.push([met, { field: `lessons.${index.toString()}`, message: sentenceOn(met) }]);
  }
  const [first] = found;
  if (first)
    throw new DomainError(
      first[0].code,
      'Nothing was written: some of the lessons would meet others.',
      'rule',
      found.map(([, field]) => field),
    );
};

/** The lessons of a day, each list asked for once. */
const lessonsOfDay = (
  { schoolId, date }: Pick<LessonOfDay, 'schoolId' | 'date'>,
  { queries, reads, since }: DayTools,
) => {
  const days = { from: date, to: date };
  const asked = new Map<string, Promise<readonly LessonOfWeek[]>>();
  const once = (key: string, ask: () => Promise<readonly LessonOfWeek[]>) => {
    const known = asked.get(key) ?? ask();
    asked.set(key, known);
    return known;
  };
  return {
    /** Those of the classes that the groups are of, with all of their groups. */
    ofClassesOf: async (groupIds: readonly string[]) => {
      const groups = await reads.getMany(classes, groupIds);
      const homes = [...new Set(groupIds.map((groupId) => groups.get(groupId)?.partOf ?? groupId))];
      const lessons = homes.map((home) =>
        once(home, async () => (await queries.execute(new LessonsOfClass(home, days, since))).lessons),
      );
      return (await Promise.all(lessons)).flat();
    },
    ofTeacher: (teacherId: string) =>
      once(`teacher ${teacherId}`, async () => {
        const week = await queries.execute(new LessonsOfTeacher(teacherId, [schoolId], days, since));
        return week?.lessons ?? [];
      }),
  };
};

type Day = ReturnType<typeof lessonsOfDay>;

/** What a lesson meets that is cancelled, and given by whom it was to be. */
const metBack = async (lesson: LessonOfDay, day: Day, tools: DayTools): Promise<Conflict | undefined> => {
  const { lessonId } = placeOf(lesson);
  const was = (await day.ofClassesOf([groupOf(lesson.pageId)])).find((each) => each.lessonId === lessonId);
  return metBy(lesson, was?.teacher?.id, day, tools);
};

const metBy = async (
  lesson: LessonOfDay,
  teacherId: string | undefined,
  day: Day,
  { reads }: DayTools,
): Promise<Conflict | undefined> => {
  const { schoolId, pageId, date } = lesson;
  const groupId = groupOf(pageId);
  const planning = { of: { schoolId, termId: '' }, term: { from: date, to: date }, today: date };
  const group = (await groupsToPlace([groupId], planning, reads))[groupId];
  const [only, ...others] = group?.teachers ?? [];
  const givenBy = teacherId ?? (others.length === 0 ? only : undefined);
  const sharing = group?.sharing ?? [];
  return conflictOf(
    placeOf(lesson),
    { sharing, givenBy },
    {
      ofClass: await day.ofClassesOf([groupId, ...sharing]),
      ofTeacher: givenBy === undefined ? [] : await day.ofTeacher(givenBy),
    },
  );
};

const placeOf = ({ pageId, date, number }: LessonOfDay) => ({
  lessonId: lessonIdOf(pageId, date, number),
  number,
});

const sentenceOn = ({ code, lessonId }: Conflict): string =>
  code === 'group-busy'
    ? `has pupils who are in the lesson ${lessonId} at that time`
    : `is when the teacher gives the lesson ${lessonId}`;

const busy = ({ code }: Conflict, field: string, message: string): DomainError =>
  new DomainError(code, `Nothing was written: ${field} ${message}.`, 'rule', [{ field, message }]);
