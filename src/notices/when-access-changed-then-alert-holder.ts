import type { AccessEnded, PasswordChanged, RolesChanged } from '../access/account.events.js';
import type {
  SecondFactorAdded,
  SecondFactorRemoved,
  SignedInFromNewDevice,
} from '../access/sign-in.events.js';
import type { Policy } from './policy.js';

const WHAT = {
  PasswordChanged: 'password-changed',
  RolesChanged: 'roles-changed',
  AccessEnded: 'access-ended',
  SignedInFromNewDevice: 'new-device',
  SecondFactorAdded: 'second-factor-added',
  SecondFactorRemoved: 'second-factor-removed',
} as const;

type AccessChange =
  | PasswordChanged
  | RolesChanged
  | AccessEnded
  | SignedInFromNewDevice
  | SecondFactorAdded
  | SecondFactorRemoved;

export const whenAccessChangedThenAlertHolder: Policy<AccessChange> = {
  on: [
    'PasswordChanged',
    'RolesChanged',
    'AccessEnded',
    'SignedInFromNewDevice',
    'SecondFactorAdded',
    'SecondFactorRemoved',
  ],
  tell({ type, data: { accountId } }) {
    return [
      {
        audience: { who: 'holderOfAccount', accountId },
        news: { kind: 'security-alert', facts: { what: WHAT[type] } },
      },
    ];
  },
};
