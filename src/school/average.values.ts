import type { Rounding } from './rounding.values.js';
import type { Scale } from './scale.values.js';

/**
 * The weighted average Σ(number·weight) / Σ(weight), to six places: what is less differs by reckoning alone.
 * Undefined where nothing has any weight.
 */
export const averageOf = (
  grades: readonly { readonly number: number; readonly weight: number }[],
): number | undefined => {
  const weights = grades.reduce((sum, { weight }) => sum + weight, 0);
  if (weights <= 0) return undefined;
  const sum = grades.reduce((total, { number, weight }) => total + number * weight, 0);
  return Math.round((sum / weights) * 1e6) / 1e6;
};

/**
 * The grade that an average comes to: the highest one whose threshold it reaches, else the lowest. A threshold is
 * the school's, or lies half-way to the grade below.
 */
export const proposedOn = (scale: Scale, rounding: Rounding, average: number): string => {
  const marks = marksOf(scale);
  const least = (index: number): number => {
    const { value, number } = marks[index] ?? { value: '', number: Infinity };
    const own = rounding.kind === 'thresholds' ? rounding.least[value] : undefined;
    return own ?? (number + (marks[index - 1]?.number ?? -Infinity)) / 2;
  };
  const reached = marks.findLastIndex((_, index) => average >= least(index));
  return marks[Math.max(reached, 0)]?.value ?? '';
};

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
