import type { ConsentEvent } from '../../src/access/issuing/consents.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { ConsentsOfAccount } from './read-model.js';

export const consentsOfAccount: Projection<ConsentsOfAccount, ConsentEvent> = {
  name: 'consentsOfAccount',
  version: 1,
  handles: ['ConsentGiven', 'ConsentWithdrawn'],

  spansSchools: true,
  idsOf: ({ data }) => [data.accountId],

  evolve(document, event, id) {
    const consents = document?.consents ?? [];
    const at = event.metadata.recordedAt;
    if (event.type === 'ConsentGiven') {
      return { _id: id, consents: [...consents, { version: event.data.version, givenAt: at }] };
    }
    const last = consents.at(-1);
    if (!last || last.withdrawnAt !== undefined)
      return { _id: id, consents: [...consents, { withdrawnAt: at }] };
    return { _id: id, consents: [...consents.slice(0, -1), { ...last, withdrawnAt: at }] };
  },
};
