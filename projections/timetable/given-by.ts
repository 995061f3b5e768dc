import type { PageRef } from '../pages-of/read-model.js';
import type { LessonOfWeek } from './answer.js';

/**
 * Whether a lesson is a teacher's: given by the teacher, on the teacher's page by nobody in particular, or the
 * teacher's own that a substitute gives.
 * @param stays the pages on which the teacher is or was, and single lessons as a substitute.
 */
export const isGivenBy = (
  teacherId: string,
  stays: readonly PageRef[],
  { lessonId, pageId, date, teacher, substitution }: LessonOfWeek,
): boolean => {
  if (teacher?.id === teacherId) return true;
  const isOwn = stays.some(
    (stay) =>
      stay.pageId === pageId &&
      stay.lessonId === undefined &&
      stay.from <= date &&
      (stay.until === undefined || date <= stay.until),
  );
  if (!isOwn) return stays.some((stay) => stay.lessonId === lessonId);
  return (
    teacher === undefined ||
    (substitution && (substitution.insteadOf?.id ?? teacherId) === teacherId) === true
  );
};
