import type { AccountIssued } from '../access/account.events.js';
import type { Policy } from './policy.js';

export const whenAccountIssuedThenTellItsHolder: Policy<AccountIssued> = {
  on: ['AccountIssued'],
  tell({ data: { personId, roles } }) {
    const facts = { roles: [...new Set(roles.map(({ role }) => role))] };
    return [{ audience: { who: 'person', personId }, news: { kind: 'account-issued', facts } }];
  },
};
