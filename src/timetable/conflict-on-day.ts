import type { LessonOfWeek } from '../../projections/timetable/answer.js';

type Lesson = Pick<LessonOfWeek, 'lessonId' | 'number' | 'cancelled' | 'group' | 'teacher' | 'substitution'>;

export interface Conflict {
  readonly code: 'teacher-busy' | 'group-busy';
  /** The other lesson. */
  readonly lessonId: string;
}

/** Who is to be in a lesson. */
export interface Attending {
  /** Every group that has a pupil in common with its own, and that one. */
  readonly sharing: readonly string[];
  /** Who gives it, as far as that is known. */
  readonly givenBy?: string | undefined;
}

/**
 * The lesson of a day that another one meets, of its pupils or of who gives it. A room is no reason: only the timetable
 * gives rooms, and has none of them twice.
 * @param ofClass the lessons of that day of the classes, @param ofTeacher those of who gives it.
 */
export const conflictOf = (
  lesson: Pick<Lesson, 'lessonId' | 'number'>,
  { sharing, givenBy }: Attending,
  { ofClass, ofTeacher }: { readonly ofClass: readonly Lesson[]; readonly ofTeacher: readonly Lesson[] },
): Conflict | undefined => {
  const isAtThatTime = ({ lessonId, number, cancelled }: Lesson) =>
    number === lesson.number && !cancelled && lessonId !== lesson.lessonId;
  const met = ofClass.find((each) => isAtThatTime(each) && sharing.includes(each.group.id));
  if (met) return { code: 'group-busy', lessonId: met.lessonId };
  if (givenBy === undefined) return undefined;
  const other = ofTeacher.find((each) => isAtThatTime(each) && isHeldBy(givenBy, each));
  return other && { code: 'teacher-busy', lessonId: other.lessonId };
};

/** One's own lesson that a substitute gives leaves one free. */
const isHeldBy = (teacherId: string, { teacher, substitution }: Lesson): boolean =>
  teacher === undefined ? substitution === undefined : teacher.id === teacherId;
