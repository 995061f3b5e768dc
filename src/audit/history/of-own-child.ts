import type { ToldFact } from '../../../projections/audit-trail/answer.js';

/** What a family sees of facts about its child: nothing of the others whom they concern, and no accounts. */
export type FamilyFact = Omit<ToldFact, 'accountId' | 'account' | 'roles'>;

export const ofOwnChild = (facts: readonly ToldFact[], pupilId: string): readonly FamilyFact[] =>
  facts.map(({ accountId: _accountId, account: _account, roles: _roles, concerns, ...fact }) => ({
    ...fact,
    concerns: concerns.filter(({ id }) => id === pupilId),
  }));
