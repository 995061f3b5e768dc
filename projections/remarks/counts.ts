import { groupBy } from '../../src/eventing/group-by.js';
import type { RemarkKind } from '../../src/journal/page/page.events.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';

/** How many remarks of each kind there are. */
export type RemarkCounts = Readonly<Record<RemarkKind, number>>;

interface Dated {
  readonly date: CivilDate;
  readonly kind: RemarkKind;
}

export const countsOf = (remarks: readonly Dated[]): RemarkCounts => {
  const counts = { praise: 0, reprimand: 0, note: 0 };
  for (const { kind } of remarks) counts[kind]++;
  return counts;
};

/** The counts of each month, `2026-11`, from the first with remarks to the last: those between have zeros. */
export const countsByMonth = (
  remarks: readonly Dated[],
): readonly (RemarkCounts & { readonly month: string })[] => {
  const byMonth = groupBy(remarks, ({ date }) => monthOf(date));
  const months = [...byMonth.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  return monthsBetween(first, last).map((month) => ({ month, ...countsOf(byMonth.get(month) ?? []) }));
};

const monthOf = (date: CivilDate): string => date.slice(0, 7);

const monthsBetween = (first: string, last: string): string[] => {
  const months = [first];
  for (let month = first; month < last; months.push(month)) month = monthAfter(month);
  return months;
};

const monthAfter = (month: string): string => {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 12
    ? `${(year + 1).toString()}-01`
    : `${year.toString()}-${(number + 1).toString().padStart(2, '0')}`;
};
