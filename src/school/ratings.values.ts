/** Whether a school ranks its pupils, and how many grades that count a pupil needs for a place. */
export interface Ratings {
  readonly on: boolean;
  /** In one subject, and in all of them together. */
  readonly least: { readonly inSubject: number; readonly overall: number };
}

/** Where a school has said nothing else. */
export const USUAL_RATINGS: Ratings = { on: true, least: { inSubject: 3, overall: 5 } };
