import type { Rounding } from './rounding.values.js';
import type { Scale } from './scale.values.js';

/** A number to six places: what is less differs by reckoning alone. */
export const toSixPlaces = (number: number): number => Math.round(number * 1e6) / 1e6;

/**
 * The weighted average Σ(number·weight) / Σ(weight), to six places. Undefined where nothing has any weight.
 */
export const averageOf = (
  grades: readonly { readonly number: number; readonly weight: number }[],
): number | undefined => {
  const weights = grades.reduce((sum, { weight }) => sum + weight, 0);
  if (weights <= 0) return undefined;
  const sum = grades.reduce((total, { number, weight }) => total + number * weight, 0);
  return toSixPlaces(sum / weights);
};

/**
 * The grade that an average comes to: the highest one whose threshold it reaches, else the lowest. A threshold is
 * the school's, or lies half-way to the grade below.
 */
export const proposedOn = (scale: Scale, rounding: Rounding, average: number): string => {
  const grades = thresholdsOf(scale, rounding);
  const reached = grades.findLastIndex(({ least }) => average >= least);
  return grades[Math.max(reached, 0)]?.value ?? '';
};

/** The grades of a scale from the lowest to the highest, each with the least average that it is proposed for. */
export const thresholdsOf = (
  scale: Scale,
  rounding: Rounding,
): { value: string; number: number; least: number }[] =>
  marksOf(scale).map(({ value, number }, index, marks) => {
    const own = rounding.kind === 'thresholds' ? rounding.least[value] : undefined;
    return { value, number, least: own ?? (number + (marks[index - 1]?.number ?? -Infinity)) / 2 };
  });

/** The grades of a scale from the lowest to the highest. */
export const marksOf = ({ min, max, names }: Scale): { value: string; number: number }[] =>
  names
    ? Object.entries(names)
        .map(([value, number]) => ({ value, number }))
        .sort((a, b) => a.number - b.number)
    : Array.from({ length: max - min + 1 }, (_, index) => ({
        value: (min + index).toString(),
        number: min + index,
      }));
