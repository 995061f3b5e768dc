import type { AccountIssued, RolesChanged } from '../../src/access/account.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { LeadersOfSchool } from './read-model.js';

const LEADERS: readonly string[] = ['deputyHead', 'admin'];

export const leadersOfSchool: Projection<LeadersOfSchool, AccountIssued | RolesChanged> = {
  name: 'leadersOfSchool',
  version: 1,
  handles: ['AccountIssued', 'RolesChanged'],

  spansSchools: true,
  idsOf: ({ data: { roles } }) => [
    ...new Set(roles.filter(({ role }) => LEADERS.includes(role)).map(({ schoolId }) => schoolId)),
  ],

  evolve: (document, { data: { accountId } }, id) => ({
    _id: id,
    accountIds: [...new Set([...(document?.accountIds ?? []), accountId])],
  }),
};
