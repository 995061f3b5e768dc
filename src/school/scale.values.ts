import { own } from './plain-data.values.js';

/** How a grade counts in the reports of schools and authorities. */
export type Level = 'excellent' | 'good' | 'satisfactory' | 'unsatisfactory' | 'notAssessed';

/**
 * A grading scale: whole numbers such as 2–5 or 0–20, or names such as A–F, each of which stands for a number.
 */
export interface Scale {
  readonly min: number;
  readonly max: number;
  /** The grades and the number that each stands for, where they are no whole numbers. */
  readonly names?: Readonly<Record<string, number>>;
  /** The least numbers of the levels; what is below them all is unsatisfactory. */
  readonly levels: {
    readonly excellent: number;
    readonly good: number;
    readonly satisfactory: number;
  };
}

/** What a grade is for, with how much it counts in the average. */
export interface WorkKind {
  readonly code: string;
  readonly title: string;
  readonly abbreviation: string;
  readonly weight: number;
  /** How many grades a pupil may have for it in one lesson, as in 4/5; one where nothing is said. */
  readonly grades?: number;
}

/** Stands in place of a grade on every scale: the pupil needn't be assessed. Counts in no average. */
export const EXEMPT = 'exempt';
/** Stands in place of a term or final grade: there was too little to go by. */
export const NOT_ASSESSED = 'notAssessed';

/** What of a scale tells the number that a grade stands for. */
export type Numbers = Pick<Scale, 'min' | 'max' | 'names'>;

/** The number that a grade stands for, or undefined where the scale has no such grade. */
export const numberOn = (scale: Numbers, value: string): number | undefined => {
  const { names } = scale;
  if (names) return own(names, value);
  if (!/^\d{1,3}$/.test(value)) return undefined;
  const number = Number(value);
  return String(number) === value && number >= scale.min && number <= scale.max ? number : undefined;
};

/** The level that a grade counts at; undefined for what counts nowhere: `exempt`, and no grade of the scale. */
export const levelOn = (scale: Scale, value: string): Level | undefined => {
  if (value === NOT_ASSESSED) return 'notAssessed';
  const number = numberOn(scale, value);
  if (number === undefined) return undefined;
  const { excellent, good, satisfactory } = scale.levels;
  if (number >= excellent) return 'excellent';
  if (number >= good) return 'good';
  return number >= satisfactory ? 'satisfactory' : 'unsatisfactory';
};
