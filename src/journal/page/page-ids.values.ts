import type { CivilDate } from '../../school/civil-date.values.js';

// The ids of what is written in a page tell where it is written, so that a command finds its page without asking
// a read model that may not know of it yet.

/** `{group}.{subject}.{term}`, the name of the page's stream. */
export const pageIdOf = (groupId: string, subjectId: string, termId: string): string =>
  `${groupId}.${subjectId}.${termId}`;

/** The group that a page is of. */
export const groupOf = (pageId: string): string => pageId.split('.')[0] ?? '';

/** The subject that a page is of. */
export const subjectOf = (pageId: string): string => pageId.split('.')[1] ?? '';

/** The term that a page is of. */
export const termOf = (pageId: string): string => pageId.split('.')[2] ?? '';

/** `{page}.{yyyymmdd}-{number}`: a group has one lesson of a subject at a time. */
export const lessonIdOf = (pageId: string, date: CivilDate, number: number): string =>
  `${pageId}.${date.replaceAll('-', '')}-${number.toString()}`;

/** `{lesson}.{key}`, for a grade or homework. */
export const idInLesson = (lessonId: string, key: string): string => `${lessonId}.${key}`;

/** The lesson in which a grade or homework was written, or undefined where the id has another form. */
export const lessonOf = (id: string): string | undefined =>
  /^((?:[a-z0-9]+\.){3}\d{8}-\d{1,2})\.[a-z0-9]+$/.exec(id)?.[1];

/** The page that a lesson, grade or homework belongs to, or undefined where the id has another form. */
export const pageOf = (id: string): string | undefined =>
  /^([a-z0-9]+\.[a-z0-9]+\.[a-z0-9]+)\.\d{8}-\d{1,2}(?:\.[a-z0-9]+)?$/.exec(id)?.[1];

/** The day of the lesson with this id, or in which a grade or homework was written; undefined for another form. */
export const dateOf = (id: string): CivilDate | undefined => {
  const [, year, month, day] =
    /^(?:[a-z0-9]+\.){3}(\d{4})(\d{2})(\d{2})-\d{1,2}(?:\.[a-z0-9]+)?$/.exec(id) ?? [];
  return year !== undefined && month !== undefined && day !== undefined
    ? `${year}-${month}-${day}`
    : undefined;
};

/** The number in the day of the lesson with this id; undefined for another form. */
export const numberOf = (lessonId: string): number | undefined => {
  const number = /-(\d{1,2})$/.exec(lessonId)?.[1];
  return number === undefined ? undefined : Number(number);
};

/** An id as the name of a document's field: MongoDB takes dots in such a name for a path. */
export const fieldOf = (id: string): string => id.replaceAll('.', '_');
export const idOfField = (field: string): string => field.replaceAll('_', '.');
