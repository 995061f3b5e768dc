import type { AccountIssued } from '../../src/access/account.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { AccountsOfPerson } from './read-model.js';

export const accountsOfPerson: Projection<AccountsOfPerson, AccountIssued> = {
  name: 'accountsOfPerson',
  version: 1,
  handles: ['AccountIssued'],

  spansSchools: true,
  idsOf: ({ data }) => [data.personId],

  evolve: (document, { data: { accountId } }, id) => ({
    _id: id,
    accountIds: [...(document?.accountIds ?? []), accountId],
  }),
};
