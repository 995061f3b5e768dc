import { classes } from '../../projections/schools/class.projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Runners } from '../runners.js';
import type { Place } from './announcements.rights.js';

/** A school, or a class or teaching group. */
export type Where = { readonly schoolId: string } | { readonly classId: string };

/**
 * Where something is announced, with those who teach there; undefined where there is no such class. A right hangs on who
 * teaches the class, which is asked of the class itself.
 */
export const placeOf = async (
  where: Where,
  runners: Pick<Runners, 'classes'>,
  reader: FreshReader,
): Promise<Place | undefined> => {
  if ('schoolId' in where) {
    return { schoolId: where.schoolId, to: 'school', groupTeachers: {}, classTeachers: {} };
  }
  const { classId } = where;
  const { classId: found, schoolId, teachers, subjectId } = await runners.classes.load(classId);
  if (found === undefined) return undefined;
  if (subjectId === undefined) return { schoolId, to: 'class', groupTeachers: {}, classTeachers: teachers };
  const partOf = (await reader.get(classes, classId))?.partOf;
  const home = partOf === undefined ? undefined : await runners.classes.load(partOf);
  return { schoolId, to: 'class', groupTeachers: teachers, classTeachers: home?.teachers ?? {} };
};
