import type { AccessEnded, PasswordChanged, RolesChanged } from '../access/account.events.js';
import type { Policy } from './policy.js';

const WHAT = {
  PasswordChanged: 'password-changed',
  RolesChanged: 'roles-changed',
  AccessEnded: 'access-ended',
} as const;

export const whenAccessChangedThenAlertHolder: Policy<PasswordChanged | RolesChanged | AccessEnded> = {
  on: ['PasswordChanged', 'RolesChanged', 'AccessEnded'],
  tell({ type, data: { accountId } }) {
    return [
      {
        audience: { who: 'holderOfAccount', accountId },
        news: { kind: 'security-alert', facts: { what: WHAT[type] } },
      },
    ];
  },
};
