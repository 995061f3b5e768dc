import type { AsOf, Named } from '../performance/answer.js';

/** What a pupil's grades come to beside those of others. Whoever has too few that count has no place. */
export interface Standing {
  /** From 1 on; whoever comes to the same shares a place, and the next one follows: 1, 1, 2. */
  readonly place?: number;
  /** The place now minus the one before this week: negative for a climb; none where there was no place then. */
  readonly change?: number;
  /** To six places; only where all that is compared is on one scale. */
  readonly average?: number;
  /** The same from 0, the scale's lowest grade, to 1, its highest; to six places. None where nothing counts. */
  readonly share?: number;
  /** Grades that count. */
  readonly count: number;
}

/** What is compared, with what a place needs. */
interface Compared {
  readonly asOf: AsOf;
  /** The term or year. */
  readonly period: Named;
  /** None where all subjects are compared together. */
  readonly subject?: Named;
  /** Grades that count, with fewer than which a pupil has no place. */
  readonly least: number;
}

export interface RatedPupil extends Standing, Pick<Named, 'id'> {
  readonly name: string;
  readonly class: string;
}

/** The pupils of a class, a parallel or a school by their places; those without one come last. */
export interface Rating extends Compared {
  readonly of: Named;
  /** How many have a place. */
  readonly ranked: number;
  readonly rows: readonly RatedPupil[];
}

/** Pupils with a place whose average, or share where scales differ, is nearest to a grade, or in a fifth. */
export interface Band {
  /** From it on; up to the next band. */
  readonly least: number;
  /** The grade; none where scales differ. */
  readonly value?: string;
  readonly pupils: number;
}

/** A pupil among others, of whom nothing is told but how many there are. */
export type OwnPlace =
  | { readonly title: string; readonly tooSmall: true }
  | (Standing & {
      readonly title: string;
      readonly tooSmall: false;
      /** How many have a place. */
      readonly of: number;
      /** From the lowest to the highest. */
      readonly bands: readonly Band[];
    });

/** A pupil's own places. */
export interface OwnRating extends Compared {
  readonly class: OwnPlace;
  readonly parallel: OwnPlace;
  readonly school: OwnPlace;
}
