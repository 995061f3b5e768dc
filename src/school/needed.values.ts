import { averageOf, proposedOn, thresholdsOf } from './average.values.js';
import type { Rounding } from './rounding.values.js';
import type { Scale } from './scale.values.js';

/** What an average needs to reach the grade above the one that it comes to. */
export interface Needed {
  /** The grade above. */
  readonly value: string;
  /** The least average that it is proposed for. */
  readonly least: number;
  /** None where no few grades are enough. */
  readonly ways: readonly Way[];
}

/** So many more grades, all of one value and weight, are enough, and one fewer is not. */
export interface Way {
  readonly value: string;
  readonly weight: number;
  readonly count: number;
}

/** Whoever needs more grades than this does better to ask the teacher. */
export const MOST_NEEDED = 30;

/**
 * Of each grade and weight the smallest number that lifts the average to the next grade, up to `MOST_NEEDED`.
 * Undefined where nothing counts yet, and where the highest grade is reached.
 */
export const neededForNext = (
  scale: Scale,
  rounding: Rounding,
  counted: readonly { readonly number: number; readonly weight: number }[],
  weights: readonly number[],
): Needed | undefined => {
  const average = averageOf(counted);
  if (average === undefined) return undefined;
  const grades = thresholdsOf(scale, rounding);
  const current = proposedOn(scale, rounding, average);
  const next = grades[grades.findIndex(({ value }) => value === current) + 1];
  if (!next) return undefined;
  const { value, least } = next;
  const ways = weights.flatMap((weight) =>
    grades.flatMap((grade) => {
      const count = fewest(counted, { number: grade.number, weight }, least);
      return count === undefined ? [] : [{ value: grade.value, weight, count }];
    }),
  );
  return { value, least, ways };
};

const fewest = (
  counted: readonly { readonly number: number; readonly weight: number }[],
  { number, weight }: { readonly number: number; readonly weight: number },
  least: number,
): number | undefined => {
  for (let count = 1; count <= MOST_NEEDED; count++) {
    const average = averageOf([...counted, { number, weight: weight * count }]);
    if (average !== undefined && average >= least) return count;
  }
  return undefined;
};
