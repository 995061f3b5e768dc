import { describe, test } from '@jest/globals';
import type { AccountIssued, OfficeEvent, RolesChanged } from '../../src/access/account.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { officesOfSchool } from './projection.js';

const { given } = projectionSpec(officesOfSchool);

const accountId = 'a1';
const teacher = { role: 'teacher', schoolId: 'school1' } as const;
const admin = { role: 'admin', schoolId: 'school1' } as const;
const issued: AccountIssued = {
  type: 'AccountIssued',
  data: { accountId, personId: 'petrova', roles: [teacher, { role: 'guardian', schoolId: 'school2' }] },
};
const roles = (...held: RolesChanged['data']['roles']): RolesChanged => ({
  type: 'RolesChanged',
  data: { accountId, roles: held },
});
const ofProposal = { accountId, office: admin, proposedBy: 'ivanov' };
const until = '2026-12-08T10:00:00.000Z';
const proposed = (proposalId = 'p1'): OfficeEvent => ({
  type: 'OfficeProposed',
  data: { ...ofProposal, proposalId, personId: 'petrova', until },
});
const proposal = (number: number) => ({
  ...ofProposal,
  ...{ personId: 'petrova', until, proposedAt: instantOf(number) },
});
const agreedTo = {
  type: 'OfficeGiven',
  data: { accountId, office: admin, proposal: { proposalId: 'p1', proposedBy: 'ivanov' } },
} as const;

describe('the offices of a school', () => {
  test('are of the accounts that ever held one there, and of nobody’s guardians', () => {
    given()
      .on(issued)
      .expect('school1', { accountIds: [accountId], proposals: {} });
    given().on(issued).expectNothing('school2');
    given(issued)
      .on({
        type: 'AccountIssued',
        data: {
          accountId: 'a2',
          personId: 'orlova',
          roles: [teacher, { role: 'secretary', schoolId: 'school1' }],
        },
      })
      .expect('school1', { accountIds: [accountId, 'a2'], proposals: {} });
    given(issued)
      .on(roles(teacher, admin))
      .expect('school1', { accountIds: [accountId], proposals: {} });
  });

  test('are proposed, until somebody has decided', () => {
    given(issued)
      .on(proposed())
      .expect('school1', { accountIds: [accountId], proposals: { p1: proposal(2) } });
    const decisions: readonly OfficeEvent[] = [
      agreedTo,
      { type: 'OfficeProposalRefused', data: { ...ofProposal, proposalId: 'p1' } },
      { type: 'OfficeProposalWithdrawn', data: { ...ofProposal, proposalId: 'p1' } },
    ];
    for (const decided of decisions)
      given(issued, proposed(), proposed('p2'))
        .on(decided)
        .expect('school1', { accountIds: [accountId], proposals: { p2: proposal(3) } });
  });

  test('that are taken away leave the account known', () => {
    given(issued)
      .on({ type: 'OfficeTaken', data: { accountId, office: teacher } })
      .expect('school1', { accountIds: [accountId], proposals: {} });
  });
});
