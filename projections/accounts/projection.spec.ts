import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import type { AccountIssued, AccessEnded, RolesChanged } from '../../src/access/account.events.js';
import { leadersOfSchool } from './leaders.projection.js';
import { accountsOfPerson } from './of-person.projection.js';
import { accounts } from './projection.js';

const { given } = projectionSpec(accounts);

const accountId = 'account1';
const teacher = { role: 'teacher', schoolId: 'school1' } as const;
const guardian = { role: 'guardian', schoolId: 'school1' } as const;
const issued: AccountIssued = {
  type: 'AccountIssued',
  data: { accountId, personId: 'petrova', roles: [teacher] },
};
const rolesChanged: RolesChanged = { type: 'RolesChanged', data: { accountId, roles: [teacher, guardian] } };
const ended: AccessEnded = { type: 'AccessEnded', data: { accountId } };

describe('an account', () => {
  test('is of a person, with roles as they are now', () => {
    given()
      .on(issued)
      .expect(accountId, { personId: 'petrova', roles: [teacher], ended: false });
    given(issued)
      .on(rolesChanged)
      .expect(accountId, { personId: 'petrova', roles: [teacher, guardian], ended: false });
  });

  test('ends, and comes back with its roles', () => {
    given(issued)
      .on(ended)
      .expect(accountId, { personId: 'petrova', roles: [teacher], ended: true });
    given(issued, ended)
      .on(rolesChanged)
      .expect(accountId, { personId: 'petrova', roles: [teacher, guardian], ended: false });
  });

  test('is issued first', () => {
    for (const event of [rolesChanged, ended])
      given()
        .on(event)
        .fails(/came before the account/);
  });
});

describe('the leaders of a school', () => {
  const { given: before } = projectionSpec(leadersOfSchool);
  const head = { role: 'deputyHead', schoolId: 'school1' } as const;
  const admin = { role: 'admin', schoolId: 'school2' } as const;
  const issuedTo = (account: string, ...roles: AccountIssued['data']['roles']): AccountIssued => ({
    type: 'AccountIssued',
    data: { accountId: account, personId: 'petrova', roles },
  });

  test('are the accounts that were ever of a deputy head or an administrator there', () => {
    before(issuedTo('a1', head))
      .on(issuedTo('a2', teacher, head, admin))
      .expect('school1', { accountIds: ['a1', 'a2'] });
    before(issuedTo('a1', head))
      .on(issuedTo('a2', teacher, head, admin))
      .expect('school2', { accountIds: ['a2'] });
    before(issuedTo('a1', head))
      .on({ type: 'RolesChanged', data: { accountId: 'a1', roles: [head, admin] } })
      .expect('school1', { accountIds: ['a1'] });
  });

  test('are none of those who only teach or have a child there', () => {
    before()
      .on(issuedTo('a1', teacher, guardian))
      .expectNothing('school1');
  });
});

describe('the accounts of a person', () => {
  const { given: before } = projectionSpec(accountsOfPerson);

  test('are all that were ever issued to the person', () => {
    const another: AccountIssued = { ...issued, data: { ...issued.data, accountId: 'account2' } };
    before(issued)
      .on(another)
      .expect('petrova', { accountIds: ['account1', 'account2'] });
  });
});
