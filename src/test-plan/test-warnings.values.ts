import { weekOf, type CivilDate, type IsoWeek } from '../school/civil-date.values.js';
import type { TestLimits } from '../school/test-limits.values.js';

/** A test in a group of a class. */
export interface TestOfGroup {
  readonly groupId: string;
  readonly subjectId: string;
  readonly date: CivilDate;
}

/** What whoever plans is told, and nothing more: the school's rule is no reason to refuse. */
export type TestWarning =
  | {
      readonly code: 'too-many-tests-a-day';
      readonly date: CivilDate;
      readonly count: number;
      readonly most: number;
    }
  | {
      readonly code: 'too-many-tests-a-week';
      readonly week: IsoWeek;
      readonly count: number;
      readonly most: number;
    };

/** Where the class has more tests on a day, or in its week, than its school wants. */
export const warningsOn = (
  date: CivilDate,
  tests: readonly TestOfGroup[],
  { aDay, aWeek }: TestLimits,
): readonly TestWarning[] => {
  const week = weekOf(date);
  const ofDay = countOf(tests.filter((test) => test.date === date));
  const ofWeek = countOf(tests.filter((test) => weekOf(test.date) === week));
  return [
    ...(ofDay > aDay ? [{ code: 'too-many-tests-a-day', date, count: ofDay, most: aDay } as const] : []),
    ...(ofWeek > aWeek ? [{ code: 'too-many-tests-a-week', week, count: ofWeek, most: aWeek } as const] : []),
  ];
};

/** How many of them a pupil may have: nobody is in two groups that are taught the same. */
const countOf = (tests: readonly TestOfGroup[]): number => {
  const bySubject = new Map<string, Map<string, number>>();
  for (const { subjectId, groupId } of tests) {
    const groups = bySubject.get(subjectId) ?? new Map<string, number>();
    bySubject.set(subjectId, groups.set(groupId, (groups.get(groupId) ?? 0) + 1));
  }
  return [...bySubject.values()].reduce((sum, groups) => sum + Math.max(...groups.values()), 0);
};
