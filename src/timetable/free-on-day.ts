import type { QueryBus } from '@nestjs/cqrs';
import type { LessonOfWeek } from '../../projections/timetable/answer.js';
import { LessonsOfClass, LessonsOfTeacher } from '../../projections/timetable/lessons-of-week.js';
import { classes } from '../../projections/schools/class.projection.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Reads } from '../eventing/fresh-reader.js';
import { groupOf, lessonIdOf } from '../journal/page/page-ids.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { groupsToPlace } from './group-facts.js';

/** A lesson of one day, as it is to take place. */
export interface LessonOfDay {
  readonly schoolId: string;
  readonly pageId: string;
  readonly date: CivilDate;
  /** Number of the lesson in the day. */
  readonly number: number;
}

export interface DayTools {
  readonly queries: QueryBus;
  readonly reads: Reads;
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
  const other = await lessonGivenBy(teacherId, lesson, tools);
  if (other) throw busy('teacher-busy', 'teacherId', `gives the lesson ${other.lessonId} at that time`);
};

/**
 * A lesson that the timetable does not have there meets no other one of its teacher, or of its pupils. It has no room:
 * that comes with the timetable.
 * @param teacherId who gives it; whoever teaches the group alone, where nobody is named.
 * @throws DomainError `teacher-busy`, `group-busy`, which name the other lesson as planning does.
 */
export const lessonMustFitIn = async (
  lesson: LessonOfDay,
  teacherId: string | undefined,
  tools: DayTools,
): Promise<void> => {
  const { schoolId, pageId, date, number } = lesson;
  const groupId = groupOf(pageId);
  const home = (await tools.reads.get(classes, groupId))?.partOf ?? groupId;
  const week = await tools.queries.execute(new LessonsOfClass(home, { from: date, to: date }, undefined));
  const ofClass = week.lessons.filter((each) => each.number === number && !each.cancelled);
  if (ofClass.some(({ lessonId }) => lessonId === lessonIdOf(pageId, date, number))) return;
  const planning = { of: { schoolId, termId: '' }, term: { from: date, to: date }, today: date };
  const group = (await groupsToPlace([groupId], planning, tools.reads))[groupId];
  const met = ofClass.find((each) => group?.sharing.includes(each.group.id));
  if (met)
    throw busy('group-busy', 'number', `has pupils who are in the lesson ${met.lessonId} at that time`);
  const [only, ...others] = group?.teachers ?? [];
  const givenBy = teacherId ?? (others.length === 0 ? only : undefined);
  const other = givenBy === undefined ? undefined : await lessonGivenBy(givenBy, lesson, tools);
  if (other) throw busy('teacher-busy', 'number', `is when the teacher gives the lesson ${other.lessonId}`);
};

/** What somebody gives at the time of a lesson beside it. */
const lessonGivenBy = async (
  teacherId: string,
  { schoolId, pageId, date, number }: LessonOfDay,
  { queries }: DayTools,
): Promise<LessonOfWeek | undefined> => {
  const days = { from: date, to: date };
  const week = await queries.execute(new LessonsOfTeacher(teacherId, [schoolId], days, undefined));
  return week?.lessons.find(
    (each) =>
      each.number === number &&
      !each.cancelled &&
      each.lessonId !== lessonIdOf(pageId, date, number) &&
      isHeldBy(teacherId, each),
  );
};

/** One's own lesson that a substitute gives leaves one free. */
const isHeldBy = (teacherId: string, { teacher, substitution }: LessonOfWeek): boolean =>
  teacher === undefined ? substitution === undefined : teacher.id === teacherId;

const busy = (code: 'teacher-busy' | 'group-busy', field: string, message: string): DomainError =>
  new DomainError(code, `Nothing was written: ${field} ${message}.`, 'rule', [{ field, message }]);
