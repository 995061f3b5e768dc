/** A grading scale of whole numbers, such as 0–20 or 2–5. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** What a grade is for, with how much it counts in the average. */
export interface WorkKind {
  readonly code: string;
  readonly title: string;
  readonly abbreviation: string;
  readonly weight: number;
}

/** The number that a grade stands for, or undefined where the scale has no such grade. */
export const numberOn = (scale: Scale, value: string): number | undefined => {
  if (!/^\d{1,3}$/.test(value)) return undefined;
  const number = Number(value);
  return String(number) === value && number >= scale.min && number <= scale.max ? number : undefined;
};
