import type { SchoolClass } from '../api/school.js';
import { hasWords } from '../i18n/has-words.js';

/** Somebody who is in a class today. */
export interface Pupil {
  readonly id: string;
  readonly name: string;
  readonly classId: string;
  readonly className: string;
  readonly schoolId: string;
  /** Of the school. */
  readonly timeZone: string;
}

/** Those who are in a school's classes on a day. */
export const pupilsIn = (
  classes: readonly SchoolClass[],
  today: string,
  school: Pick<Pupil, 'schoolId' | 'timeZone'>,
): readonly Pupil[] =>
  classes.flatMap(({ classId, title, pupils }) =>
    pupils
      .filter(({ from, to }) => from <= today && (to === undefined || today <= to))
      .map(({ id, name }) => ({ id, name, classId, className: title, ...school })),
  );

/** Those of a class who are called so, by name; nobody where neither is asked for. */
export function foundAmong(
  pupils: readonly Pupil[],
  classId: string | undefined,
  words: string,
): readonly Pupil[] {
  if (classId === undefined && words.trim() === '') return [];
  return pupils
    .filter((pupil) => classId === undefined || pupil.classId === classId)
    .filter(({ name }) => hasWords(name, words))
    .sort((a, b) => a.name.localeCompare(b.name));
}
