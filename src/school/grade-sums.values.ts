import { toSixPlaces } from './average.values.js';
import type { IsoWeek } from './civil-date.values.js';

/** What an average is made of, of the grades that count: those that are a number on the scale and have a weight. */
export interface GradeSums {
  /** Σ(number·weight) */
  readonly sum: number;
  /** Σ(weight) */
  readonly weight: number;
  readonly count: number;
}

/** Sums with the part of the newest week in them, so that the average before that week is known as well. */
export interface SumsByWeek extends GradeSums {
  /** None where nothing ever counted. */
  readonly lastWeek?: GradeSums & { readonly week: IsoWeek };
}

/** A grade that counts, with the week of its lesson. */
export interface CountedGrade {
  readonly number: number;
  readonly weight: number;
  readonly week: IsoWeek;
}

export const NO_SUMS: GradeSums = { sum: 0, weight: 0, count: 0 };

/** Nine places: fractions of weights that were added and taken away again leave nothing behind. */
const toNinePlaces = (number: number): number => Math.round(number * 1e9) / 1e9;

const plus = (a: GradeSums, b: GradeSums, sign: 1 | -1 = 1): GradeSums => ({
  sum: toNinePlaces(a.sum + sign * b.sum),
  weight: toNinePlaces(a.weight + sign * b.weight),
  count: a.count + sign * b.count,
});

export const totalOf = (all: readonly GradeSums[]): GradeSums =>
  all.reduce((total, sums) => plus(total, sums), NO_SUMS);

export const withGrade = (sums: SumsByWeek, grade: CountedGrade): SumsByWeek => changed(sums, grade, 1);

/** @param grade one that was counted before. */
export const withoutGrade = (sums: SumsByWeek, grade: CountedGrade): SumsByWeek => changed(sums, grade, -1);

/** A grade of an older week than the newest goes into the whole alone; one of a newer week begins that week. */
const changed = (
  { lastWeek, ...whole }: SumsByWeek,
  { number, weight, week }: CountedGrade,
  sign: 1 | -1,
): SumsByWeek => {
  const grade = { sum: number * weight, weight, count: 1 };
  const sums = plus(whole, grade, sign);
  if (lastWeek && week < lastWeek.week) return { ...sums, lastWeek };
  const before = lastWeek?.week === week ? lastWeek : NO_SUMS;
  return { ...sums, lastWeek: { week, ...plus(before, grade, sign) } };
};

/** What there was before a week, as far as no more than the newest week lies in it or after it. */
export const sumsBefore = ({ lastWeek, ...sums }: SumsByWeek, week: IsoWeek): GradeSums =>
  lastWeek && lastWeek.week >= week ? plus(sums, lastWeek, -1) : sums;

/** Σ(number·weight) / Σ(weight), to six places; undefined where nothing counts. */
export const averageOfSums = ({ sum, weight, count }: GradeSums): number | undefined =>
  count === 0 ? undefined : toSixPlaces(sum / weight);
