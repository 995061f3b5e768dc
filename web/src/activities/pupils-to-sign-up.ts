import type { Person } from '../api/diary.js';
import type { SchoolClass } from '../api/school.js';

/**
 * Whom an organiser may sign up: those who are today in the class that it is for, by name; of a teaching group, which is
 * not listed among the classes, and of a whole school, all whom the organiser sees.
 */
export function pupilsToSignUp(
  classes: readonly Pick<SchoolClass, 'classId' | 'pupils'>[],
  classId: string | undefined,
  today: string,
  there: readonly Person[],
): readonly Person[] {
  const own = classes.filter((each) => each.classId === classId);
  const signedUp = new Set(there.map(({ id }) => id));
  const current = (own.length > 0 ? own : classes)
    .flatMap(({ pupils }) => pupils)
    .filter(({ id, from, to }) => from <= today && (to === undefined || today <= to) && !signedUp.has(id));
  return [...new Map(current.map(({ id, name }) => [id, { id, name }])).values()].sort((a, b) =>
    a.name.localeCompare(b.name),
  );
}
