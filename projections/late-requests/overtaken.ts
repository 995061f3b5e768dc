import type { LessonColumn } from '../journal-page/read-model.js';
import type { LateRequestKept } from './read-model.js';

/** What stands in the way of what was asked for since then: the code with which its approval would be refused. */
export type Overtaken = 'lesson-cancelled' | 'grade-annulled' | 'changed-meanwhile' | 'grade-already-given';

/**
 * Whether something was written meanwhile that what was asked for no longer goes with. It is told to whoever is to
 * decide; whether it can be written is for the rules of the page.
 */
export const overtakenBy = (
  { gradeId, pupilId, work, from }: Pick<LateRequestKept, 'gradeId' | 'pupilId' | 'work' | 'from'>,
  lesson: Pick<LessonColumn, 'cancelled' | 'grades'> | undefined,
): Overtaken | undefined => {
  if (!lesson) return undefined;
  if (from !== undefined) {
    const grade = lesson.grades.find((each) => each.gradeId === gradeId);
    if (grade?.status === 'annulled') return 'grade-annulled';
    return grade && grade.value !== from ? 'changed-meanwhile' : undefined;
  }
  if (lesson.cancelled) return 'lesson-cancelled';
  const given = lesson.grades.filter(
    (each) => each.pupilId === pupilId && each.work.code === work.code && each.status !== 'annulled',
  );
  return given.length >= (work.grades ?? 1) ? 'grade-already-given' : undefined;
};
