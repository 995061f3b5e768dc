/**
 * How far people can be told apart: `pseudonymous` has ids of the consumer's own, no names and no free text;
 * `identified` has the journal's ids and texts.
 */
export type Identification = 'pseudonymous' | 'identified';

/** What a consumer may see, and by which right. */
export interface Grant {
  /** OAuth 2.0 scopes. */
  readonly scopes: readonly string[];
  /** The ids of the schools in its territory. */
  readonly schools: readonly string[] | 'all';
  /** The types of event in its feed. */
  readonly types: readonly string[] | 'all';
  readonly identification: Identification;
  /** By which law or order people are told apart; there is one wherever they are. */
  readonly legalGround?: string;
}

export const isWithin = (granted: readonly string[] | 'all', one: string): boolean =>
  granted === 'all' || granted.includes(one);
