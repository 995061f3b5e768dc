import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { accountDecider } from '../account.decider.js';
import type { AccountEvent, AccountRole, Entitlement } from '../account.events.js';
import type { Activate, IssueSignIn } from './activation.rules.js';

const { given } = deciderSpec(accountDecider);

const accountId = 'account1';
const personId = 'mother';
const as = (role: AccountRole, schoolId = 'school1'): Entitlement => ({ role, schoolId });
const code = { sealed: 'K7QM-2XPA', of: personId, in: 'command' };
const MONDAY = '2026-11-23T09:00:00.000Z';
const UNTIL = '2026-12-23T09:00:00.000Z';

const issuing = (entitlement: Entitlement, digest = 'right'): IssueSignIn => ({
  ...{ kind: 'IssueSignIn', code, digest, at: MONDAY },
  account: { accountId, personId, roles: [entitlement] },
});
const giving = (digest = 'right', at = MONDAY): Activate => ({ kind: 'Activate', digest, consent: '1', at });
const issued = (...roles: readonly Entitlement[]): AccountEvent => ({
  type: 'AccountIssued',
  data: { accountId, personId, roles },
});
const codeIssued = (digest = 'right'): AccountEvent => ({
  type: 'ActivationCodeIssued',
  data: { accountId, personId, code, digest, until: UNTIL },
});
const refused: AccountEvent = { type: 'ActivationCodeRefused', data: { accountId } };
const ended: AccountEvent = { type: 'AccessEnded', data: { accountId } };
const passwordChanged: AccountEvent = { type: 'PasswordChanged', data: { accountId } };
const activated: readonly [AccountEvent, ...AccountEvent[]] = [
  { type: 'AccountActivated', data: { accountId, personId } },
  { type: 'ConsentGiven', data: { accountId, personId, version: '1' } },
  passwordChanged,
];
const guardian = as('guardian');

describe('a sign-in that a school issues', () => {
  test('is an account with a code for thirty days, and where there is an account, the code alone', () => {
    given().when(issuing(guardian)).then(issued(guardian), codeIssued());
    given(issued(guardian)).when(issuing(guardian)).then(codeIssued());
    given(issued(guardian), codeIssued()).when(issuing(guardian, 'new')).then(codeIssued('new'));
  });

  test('adds what the account lacks of roles: children go to different schools', () => {
    const second = as('guardian', 'school2');
    const changed: AccountEvent = { type: 'RolesChanged', data: { accountId, roles: [guardian, second] } };
    given(issued(guardian)).when(issuing(second)).then(changed, codeIssued());
    given(issued(guardian), passwordChanged).when(issuing(second)).then(changed);
  });

  test('is none for whoever has a password already', () => {
    given(issued(guardian), passwordChanged).when(issuing(guardian)).thenNothing();
    given(issued(guardian), codeIssued(), ...activated)
      .when(issuing(guardian))
      .thenNothing();
  });

  test('is none for the staff: a class teacher who issues it could take their accounts over', () => {
    for (const role of ['teacher', 'deputyHead', 'admin', 'secretary'] as const) {
      given(issued(guardian, as(role)))
        .when(issuing(guardian))
        .thenNothing();
    }
  });

  test('is none where access has ended, or the sign-in name is somebody else’s', () => {
    given(issued(guardian), ended).when(issuing(guardian)).thenFails('access-ended');
    const account = { accountId, personId: 'father', roles: [guardian] };
    given(issued(guardian))
      .when({ ...issuing(guardian), account })
      .thenFails('sign-in-name-taken');
  });
});

describe('an account', () => {
  test('is activated by the code, once, with the consent and the password', () => {
    given(issued(guardian), codeIssued())
      .when(giving())
      .then(...activated);
    given(issued(guardian), codeIssued(), ...activated)
      .when(giving())
      .thenFails('activation-refused');
  });

  test('is activated by the newest code alone, and in its time', () => {
    given(issued(guardian), codeIssued('old'), codeIssued()).when(giving('old')).then(refused);
    given(issued(guardian), codeIssued()).when(giving('right', UNTIL)).thenFails('activation-refused');
    given(issued(guardian)).when(giving()).thenFails('activation-refused');
  });

  test('is not guessed: after ten wrong codes the right one is worth nothing', () => {
    const wrong = Array<AccountEvent>(9).fill(refused);
    given(issued(guardian), codeIssued(), ...wrong)
      .when(giving())
      .then(...activated);
    given(issued(guardian), codeIssued(), ...wrong, refused)
      .when(giving())
      .thenFails('activation-refused');
    given(issued(guardian), codeIssued('old'), ...wrong, refused, codeIssued())
      .when(giving())
      .then(...activated);
  });

  test('is not activated any more when a password was set otherwise, or access has ended', () => {
    for (const event of [passwordChanged, ended])
      given(issued(guardian), codeIssued(), event).when(giving()).thenFails('activation-refused');
  });
});
