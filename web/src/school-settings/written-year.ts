import type { WrittenTerm, WrittenYear } from '../api/school-settings.js';
import type { Year } from '../api/pupil-reports.js';

/** A year as it is before anything is written: the next one, with no terms. */
export const newYear = (today: string): WrittenYear => {
  const year = Number(today.slice(0, 4));
  // Who sets a school up in summer means the year that begins in autumn.
  const first = today.slice(5) < '06-01' ? year - 1 : year;
  return {
    title: `${first.toString()}/${((first + 1) % 100).toString().padStart(2, '0')}`,
    from: `${first.toString()}-09-01`,
    to: `${(first + 1).toString()}-06-30`,
    terms: [],
  };
};

/** What would change of a year, part by part: its own days, then every term that is new or put differently. */
export const partsChanged = (
  before: Year | undefined,
  written: WrittenYear,
): readonly { readonly before?: WrittenTerm; readonly after: WrittenTerm }[] => [
  ...pair(before, written),
  ...written.terms.flatMap((term) =>
    pair(
      before?.terms.find(({ id }) => id === term.id),
      term,
    ),
  ),
];

const pair = (before: WrittenTerm | undefined, after: WrittenTerm) =>
  before && before.title === after.title && before.from === after.from && before.to === after.to
    ? []
    : [{ ...(before ? { before } : {}), after }];
