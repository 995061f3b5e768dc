import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { accountDecider } from './account.decider.js';
import type { AccountEvent, AccountIssued, AccountRole, Entitlement } from './account.events.js';

const { given } = deciderSpec(accountDecider);

const accountId = 'account1';
const as = (role: AccountRole, schoolId = 'school1'): Entitlement => ({ role, schoolId });
const account = (...roles: readonly Entitlement[]): AccountIssued['data'] => ({
  accountId,
  personId: 'petrova',
  roles,
});
const issued = (...roles: readonly Entitlement[]): AccountEvent => ({
  type: 'AccountIssued',
  data: account(...roles),
});
const rolesChanged = (...roles: readonly Entitlement[]): AccountEvent => ({
  type: 'RolesChanged',
  data: { accountId, roles },
});
const ended: AccountEvent = { type: 'AccessEnded', data: { accountId } };
const passwordChanged: AccountEvent = { type: 'PasswordChanged', data: { accountId } };

describe('an account', () => {
  test('is issued once, in whatever order its roles are named', () => {
    given()
      .when({ kind: 'IssueAccount', account: account(as('teacher')) })
      .then(issued(as('teacher')));
    given(issued(as('teacher'), as('guardian')))
      .when({ kind: 'IssueAccount', account: account(as('guardian'), as('teacher')) })
      .thenNothing();
  });

  test('has other roles when it is issued with others, in each school by itself', () => {
    given(issued(as('teacher')))
      .when({ kind: 'IssueAccount', account: account(as('teacher'), as('guardian')) })
      .then(rolesChanged(as('teacher'), as('guardian')));
    given(issued(as('teacher')))
      .when({ kind: 'IssueAccount', account: account(as('teacher', 'school2')) })
      .then(rolesChanged(as('teacher', 'school2')));
    given(issued(as('teacher')), rolesChanged(as('guardian')))
      .when({ kind: 'IssueAccount', account: account(as('teacher')) })
      .then(rolesChanged(as('teacher')));
  });

  test('belongs to one person', () => {
    given(issued(as('teacher')))
      .when({ kind: 'IssueAccount', account: { ...account(as('teacher')), personId: 'ivanov' } })
      .thenFails('sign-in-name-taken');
  });

  test('has a password that may be changed, until its access ends', () => {
    given(issued(as('teacher')))
      .when({ kind: 'ChangePassword' })
      .then(passwordChanged);
    given(issued(as('teacher')), ended)
      .when({ kind: 'ChangePassword' })
      .thenFails('access-ended');
  });

  test('ends once, and comes back when it is issued again', () => {
    given(issued(as('teacher')))
      .when({ kind: 'EndAccess' })
      .then(ended);
    given(issued(as('teacher')), ended)
      .when({ kind: 'EndAccess' })
      .thenNothing();
    given(issued(as('teacher')), ended)
      .when({ kind: 'IssueAccount', account: account(as('teacher')) })
      .then(rolesChanged(as('teacher')));
    given(issued(as('teacher')), ended, rolesChanged(as('teacher')))
      .when({ kind: 'ChangePassword' })
      .then(passwordChanged);
  });

  test('has to be issued first', () => {
    given().when({ kind: 'ChangePassword' }).thenFails('account-not-found');
    given().when({ kind: 'EndAccess' }).thenFails('account-not-found');
  });
});
