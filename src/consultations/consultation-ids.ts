import type { CivilDate } from '../school/civil-date.values.js';

/** What is offered in a school for a day is written in one stream, which the id of each row tells. */
export const dayIdOf = (schoolId: string, date: CivilDate): string => `${schoolId}.${date}`;

export const consultationIdOf = (schoolId: string, date: CivilDate, key: string): string =>
  `${dayIdOf(schoolId, date)}.${key}`;

/** Where a row of times is written; those of before rows of a day shared a stream have one of their own. */
export const streamOf = (consultationId: string): string => {
  const end = consultationId.lastIndexOf('.');
  return end === -1 ? consultationId : consultationId.slice(0, end);
};
