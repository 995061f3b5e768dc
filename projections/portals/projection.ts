import type { AccessEnded, PortalLinked, PortalUnlinked } from '../../src/access/account.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { PortalIdentity, PortalsOfAccount } from './read-model.js';

export const portalsOfAccount: Projection<PortalsOfAccount, PortalLinked | PortalUnlinked | AccessEnded> = {
  name: 'portalsOfAccount',
  version: 1,
  handles: ['PortalLinked', 'PortalUnlinked', 'AccessEnded'],

  spansSchools: true,
  idsOf: ({ data }) => [data.accountId],

  evolve(document, event, id) {
    const portals = document?.portals ?? {};
    switch (event.type) {
      case 'PortalLinked':
        return {
          _id: id,
          portals: { ...portals, [event.data.portalId]: { linkedAt: event.metadata.recordedAt } },
        };
      case 'PortalUnlinked': {
        const { [event.data.portalId]: _unlinked, ...others } = portals;
        return { _id: id, portals: others };
      }
      case 'AccessEnded':
        return { _id: id, portals: {} };
    }
  },
};

export const portalIdentity: Projection<PortalIdentity, PortalLinked> = {
  name: 'portalIdentity',
  version: 1,
  handles: ['PortalLinked'],
  spansSchools: true,
  idsOf: ({ data }) => [data.digest],
  evolve: (_, { data: { accountId } }, id) => ({ _id: id, accountId }),
};
