import type { CivilDate } from '../school/civil-date.values.js';
import { own } from '../school/plain-data.values.js';

export const GUARDIAN_LIMITS = ['no-access', 'no-contact'] as const;

/**
 * What a court keeps a guardian from: `no-access` from seeing anything of the child and being told of it, `no-contact`
 * from signing, answering and writing in the child's matters. Who has no access does not act either.
 */
export type GuardianLimit = (typeof GUARDIAN_LIMITS)[number];

/** A limit with its days, the last one where it is known, on the clocks of a school. */
export interface Limit {
  readonly what: GuardianLimit;
  readonly from: CivilDate;
  readonly until?: CivilDate;
  readonly schoolId: string;
}

/** By the person at the other end of the link: the guardian of a pupil, the child of a guardian. */
export type Limits = Readonly<Record<string, readonly Limit[]>>;

export const limitsWith = (limits: Limits, personId: string): readonly Limit[] => own(limits, personId) ?? [];

/** There is one of a kind at a time: a newer one takes the place of the earlier. */
export const withLimit = (limits: Limits, personId: string, limit: Limit): Limits => ({
  ...limits,
  [personId]: [...others(limits, personId, limit.what), limit],
});

export const withoutLimit = (limits: Limits, personId: string, what: GuardianLimit): Limits => ({
  ...limits,
  [personId]: others(limits, personId, what),
});

export const isInForce = ({ from, until }: Limit, date: CivilDate): boolean =>
  from <= date && (until === undefined || date <= until);

const others = (limits: Limits, personId: string, what: GuardianLimit): readonly Limit[] =>
  limitsWith(limits, personId).filter((limit) => limit.what !== what);
