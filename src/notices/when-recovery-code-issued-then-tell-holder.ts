import type { RecoveryCodeIssued } from '../access/account.events.js';
import type { Policy } from './policy.js';

export const whenRecoveryCodeIssuedThenTellHolder: Policy<RecoveryCodeIssued> = {
  on: ['RecoveryCodeIssued'],
  tell({ data: { personId, code, until } }) {
    return [
      { audience: { who: 'person', personId }, news: { kind: 'recovery-code', facts: { code, until } } },
    ];
  },
};
