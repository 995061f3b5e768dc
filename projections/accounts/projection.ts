import type { Projection } from '../../src/eventing/projection.js';
import type { AccessEnded, AccountIssued, RolesChanged } from '../../src/access/account.events.js';
import type { AccountDocument } from './read-model.js';

export const accounts: Projection<AccountDocument, AccountIssued | RolesChanged | AccessEnded> = {
  name: 'accounts',
  version: 1,
  handles: ['AccountIssued', 'RolesChanged', 'AccessEnded'],

  spansSchools: true,
  idsOf: ({ data }) => [data.accountId],

  evolve(document, event, id) {
    if (event.type === 'AccountIssued') {
      return { _id: id, personId: event.data.personId, roles: event.data.roles, ended: false };
    }
    if (!document) throw new Error(`${event.type} came before the account ${id} was issued.`);
    return event.type === 'RolesChanged'
      ? { ...document, roles: event.data.roles, ended: false }
      : { ...document, ended: true };
  },
};
