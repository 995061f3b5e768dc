/**
 * How a school makes a term grade of an average: the nearest grade, halves up; or by thresholds, each the least
 * average of a grade, such as `{ '4': 3.6, '5': 4.6 }`, where a grade without one has the nearest's.
 */
export type Rounding =
  | { readonly kind: 'halfUp' }
  | { readonly kind: 'thresholds'; readonly least: Readonly<Record<string, number>> };

export const HALF_UP: Rounding = { kind: 'halfUp' };
