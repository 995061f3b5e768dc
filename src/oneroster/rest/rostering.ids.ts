import type { CivilDate } from '../../school/civil-date.values.js';

// What the journal knows by two ids, or by an id of a school's, has both of them in its sourcedId.

/** A year or a term: schools may have the same ones, each with its own dates. */
export const sessionIdOf = (schoolId: string, yearOrTermId: string): string => `${schoolId}.${yearOrTermId}`;

/** A subject of a school. */
export const courseIdOf = (schoolId: string, subjectId: string): string => `${schoolId}.${subjectId}`;

/** In place of a subject, for classes such as 7B, which OneRoster wants a course for. */
export const HOMEROOM = 'homeroom';

/** A kind of work of a school. */
export const categoryIdOf = (schoolId: string, code: string): string => `${schoolId}.${code}`;

/** Somebody's time in a class or group, by its first day. */
export const enrollmentIdOf = (classId: string, personId: string, from: CivilDate): string =>
  `${classId}.${personId}.${from.replaceAll('-', '')}`;
