import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { accountDecider, type AccountCommand } from '../account.decider.js';
import type { AccountEvent, AccountRole, Entitlement } from '../account.events.js';

const { given } = deciderSpec(accountDecider);

const accountId = 'account1';
const as = (role: AccountRole, schoolId = 'school1'): Entitlement => ({ role, schoolId });
const issued: AccountEvent = {
  type: 'AccountIssued',
  data: { accountId, personId: 'petrova', roles: [as('teacher')] },
};
const ended: AccountEvent = { type: 'AccessEnded', data: { accountId } };
const rolesChanged = (...roles: readonly Entitlement[]): AccountEvent => ({
  type: 'RolesChanged',
  data: { accountId, roles },
});
const at = (day: number): string => `2026-12-${day.toString().padStart(2, '0')}T10:00:00.000Z`;
const give = (office: Entitlement, by = 'ivanov', day = 1, proposalId = 'p1'): AccountCommand => ({
  ...{ kind: 'GiveOffice', office, proposalId, by, at: at(day) },
});
const decision = { proposalId: 'p1', schoolId: 'school1' };
const agree = (by: string, day = 2): AccountCommand => ({
  ...{ kind: 'AgreeToOffice', ...decision, by, at: at(day) },
});
const refuse = (by: string): AccountCommand => ({ kind: 'RefuseOffice', ...decision, by });
const withdraw = (by: string): AccountCommand => ({ kind: 'WithdrawOffice', ...decision, by });
const take = (role: AccountRole, by = 'ivanov'): AccountCommand => ({
  ...{ kind: 'TakeOffice', role, schoolId: 'school1', by },
});
const proposal = { proposalId: 'p1', proposedBy: 'ivanov' };
const proposed = (role: AccountRole = 'admin'): AccountEvent => ({
  type: 'OfficeProposed',
  data: { accountId, ...proposal, personId: 'petrova', office: as(role), until: at(8) },
});
const closed = (type: 'OfficeProposalRefused' | 'OfficeProposalWithdrawn'): AccountEvent => ({
  type,
  data: { accountId, ...proposal, office: as('admin') },
});
const refused = closed('OfficeProposalRefused');
const withdrawn = closed('OfficeProposalWithdrawn');
const officeGiven = (office: Entitlement): AccountEvent => ({
  type: 'OfficeGiven',
  data: { accountId, office },
});
const agreedTo: readonly [AccountEvent, AccountEvent] = [
  { type: 'OfficeGiven', data: { accountId, office: as('admin'), proposal } },
  rolesChanged(as('teacher'), as('admin')),
];
const taken = (office: Entitlement): AccountEvent => ({ type: 'OfficeTaken', data: { accountId, office } });

describe('an office', () => {
  test('of a teacher is given by one person', () => {
    const elsewhere = as('teacher', 'school2');
    given(issued)
      .when(give(elsewhere))
      .then(officeGiven(elsewhere), rolesChanged(as('teacher'), elsewhere));
    given(issued)
      .when(give(as('teacher')))
      .thenNothing();
  });

  test('that leads to accounts or a whole school’s data is only proposed by one', () => {
    for (const role of ['admin', 'deputyHead', 'secretary', 'healthWorker', 'auditor', 'authority'] as const)
      given(issued)
        .when(give(as(role)))
        .then(proposed(role));
  });

  test('is given by the operator alone', () => {
    given(issued)
      .when({
        kind: 'GiveOffice',
        office: as('admin'),
        proposalId: 'p1',
        by: 'operator',
        at: at(1),
        alone: true,
      })
      .then(officeGiven(as('admin')), rolesChanged(as('teacher'), as('admin')));
  });

  test('has another last day by being given anew', () => {
    const until = { ...as('teacher'), until: '2027-06-30' };
    given(issued).when(give(until)).then(officeGiven(until), rolesChanged(until));
  });

  test('is given to whoever has an account that can be used', () => {
    given()
      .when(give(as('teacher')))
      .thenFails('account-not-found');
    given(issued, ended)
      .when(give(as('admin')))
      .thenFails('access-ended');
  });

  test('is neither given nor taken by whoever holds it', () => {
    given(issued)
      .when(give(as('admin'), 'petrova'))
      .thenFails('own-office');
    given(issued, proposed()).when(agree('petrova')).thenFails('own-office');
    given(issued).when(take('teacher', 'petrova')).thenFails('own-office');
  });

  test('is taken by one person, where it is held', () => {
    given(issued, ...agreedTo)
      .when(take('admin'))
      .then(taken(as('admin')), rolesChanged(as('teacher')));
    given(issued).when(take('admin')).thenFails('office-not-held');
  });
});

describe('what is proposed', () => {
  test('is given when a second person agrees', () => {
    given(issued, proposed())
      .when(agree('orlova'))
      .then(...agreedTo);
    given(issued, proposed(), ...agreedTo)
      .when(agree('sidorov'))
      .thenFails('proposal-not-found');
  });

  test('takes somebody else than whoever proposed it', () => {
    given(issued, proposed()).when(agree('ivanov')).thenFails('second-person-required');
    given(issued, proposed()).when(refuse('ivanov')).thenFails('second-person-required');
  });

  test('is proposed once, as long as it is open', () => {
    given(issued, proposed())
      .when(give(as('admin'), 'orlova', 7, 'p2'))
      .thenFails('office-already-proposed');
    given(issued, proposed('auditor'))
      .when(give(as('admin')))
      .then(proposed());
  });

  test('ends after seven days, and may be proposed anew', () => {
    given(issued, proposed())
      .when(agree('orlova', 7))
      .then(...agreedTo);
    given(issued, proposed()).when(agree('orlova', 8)).thenFails('proposal-ended');
    given(issued, proposed())
      .when(give(as('admin'), 'orlova', 8, 'p2'))
      .then({
        type: 'OfficeProposed',
        data: {
          ...{ accountId, proposalId: 'p2', proposedBy: 'orlova', personId: 'petrova', office: as('admin') },
          until: at(15),
        },
      });
  });

  test('is refused by somebody else, and withdrawn by whoever proposed it', () => {
    given(issued, proposed()).when(refuse('orlova')).then(refused);
    given(issued, proposed()).when(withdraw('ivanov')).then(withdrawn);
    given(issued, proposed()).when(withdraw('orlova')).thenFails('proposal-of-another');
    for (const decided of [refused, withdrawn])
      for (const command of [agree('orlova'), refuse('orlova'), withdraw('ivanov')])
        given(issued, proposed(), decided).when(command).thenFails('proposal-not-found');
  });

  test('is decided on by those of its school alone', () => {
    for (const command of [agree('orlova'), refuse('orlova'), withdraw('ivanov')] as const)
      given(issued, proposed())
        .when({ ...command, schoolId: 'school2' } as AccountCommand)
        .thenFails('proposal-not-found');
  });

  test('waits for an account whose access has ended', () => {
    given(issued, proposed(), ended).when(agree('orlova')).thenFails('access-ended');
    given(issued, proposed(), ended, rolesChanged(as('teacher')))
      .when(agree('orlova'))
      .then(...agreedTo);
  });
});

describe('a roster', () => {
  const imported: AccountCommand = {
    kind: 'IssueAccount',
    account: { accountId, personId: 'petrova', roles: [as('teacher'), as('secretary')] },
  };

  test('leaves the offices that were given here', () => {
    given(issued, ...agreedTo)
      .when(imported)
      .then(rolesChanged(as('teacher'), as('secretary'), as('admin')));
  });

  test('does not bring back one that was taken here', () => {
    const both = [as('teacher'), as('secretary')] as const;
    given(issued, rolesChanged(...both), taken(as('secretary')), rolesChanged(as('teacher')))
      .when(imported)
      .thenNothing();
  });

  test('says again what an account that comes back is used as', () => {
    given(issued, ...agreedTo, ended)
      .when(imported)
      .then(rolesChanged(as('teacher'), as('secretary')));
  });
});
