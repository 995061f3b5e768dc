import type { CivilDate } from '../civil-date.values.js';

/** What a class or group is called a year later: 8B after 7B, and as before where no number is in front. */
export const promotedTitle = (title: string): string =>
  title.replace(
    /^(\s*)(\d+)/,
    (_, space: string, grade: string) => `${space}${(Number(grade) + 1).toString()}`,
  );

/** The grade that a title begins with; undefined where it begins otherwise. */
export const gradeIn = (title: string): number | undefined => {
  const [, grade] = /^\s*(\d+)/.exec(title) ?? [];
  return grade === undefined ? undefined : Number(grade);
};

/** What the year after one is called: 2027/28 after 2026/27. */
export const nextYearTitle = (title: string): string =>
  title.replace(/\d+/g, (digits) => {
    const next = (Number(digits) + 1).toString().padStart(digits.length, '0');
    return digits.length === 2 ? next.slice(-2) : next;
  });

/** The same day a year later; the last of February for a leap day. */
export const yearLater = (date: CivilDate): CivilDate => {
  const later = `${(Number(date.slice(0, 4)) + 1).toString().padStart(4, '0')}${date.slice(4)}`;
  return later.endsWith('-02-29') ? later.replace(/29$/, '28') : later;
};
