import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { AccountEvent, AccountIssued, Entitlement } from './account.events.js';

export type AccountCommand =
  | { readonly kind: 'IssueAccount'; readonly account: AccountIssued['data'] }
  | { readonly kind: 'ChangePassword' }
  | { readonly kind: 'EndAccess' };

export interface Account {
  readonly issued: AccountIssued['data'] | undefined;
  readonly roles: readonly Entitlement[];
  readonly ended: boolean;
}

export const accountDecider: Decider<Account, AccountCommand, AccountEvent> = {
  initial: () => ({ issued: undefined, roles: [], ended: false }),

  decide(command, { issued, roles, ended }) {
    if (command.kind === 'IssueAccount') {
      const { account } = command;
      if (!issued) return [{ type: 'AccountIssued', data: account }];
      if (issued.personId !== account.personId) {
        throw new DomainError(
          'sign-in-name-taken',
          'This sign-in name belongs to somebody else.',
          'conflict',
        );
      }
      if (sameRoles(roles, account.roles) && !ended) return [];
      return [{ type: 'RolesChanged', data: { accountId: account.accountId, roles: account.roles } }];
    }
    if (!issued) throw new DomainError('account-not-found', 'There is no such account.', 'not-found');
    const { accountId } = issued;
    switch (command.kind) {
      case 'ChangePassword':
        if (ended) throw new DomainError('access-ended', 'The account can no longer be used.', 'conflict');
        return [{ type: 'PasswordChanged', data: { accountId } }];
      case 'EndAccess':
        return ended ? [] : [{ type: 'AccessEnded', data: { accountId } }];
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(account, event) {
    switch (event.type) {
      case 'AccountIssued':
        return { ...account, issued: event.data, roles: event.data.roles };
      case 'RolesChanged':
        return { ...account, roles: event.data.roles, ended: false };
      case 'AccessEnded':
        return { ...account, ended: true };
      default:
        return account;
    }
  },
};

const sameRoles = (a: readonly Entitlement[], b: readonly Entitlement[]): boolean => {
  const keys = (roles: readonly Entitlement[]) =>
    roles
      .map(({ role, schoolId }) => `${role} ${schoolId}`)
      .sort()
      .join();
  return keys(a) === keys(b);
};
