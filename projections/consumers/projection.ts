import type { ConsumerEvent } from '../../src/consumers/consumer.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { ConsumerDocument } from './read-model.js';

export const consumers: Projection<ConsumerDocument, ConsumerEvent> = {
  name: 'consumers',
  version: 1,
  handles: ['ConsumerRegistered', 'GrantChanged', 'ConsumerSecretRotated', 'ConsumerRevoked'],

  spansSchools: true,
  idsOf: ({ data }) => [data.consumerId],

  evolve(document, event, id) {
    if (event.type === 'ConsumerRegistered') {
      const { title, grant, digest } = event.data;
      return { _id: id, title, grant, secrets: [{ digest }], revoked: false };
    }
    if (!document) throw new Error(`${event.type} came before the consumer ${id} was registered.`);
    switch (event.type) {
      case 'GrantChanged':
        return { ...document, grant: event.data.grant };
      case 'ConsumerSecretRotated': {
        const { digest, earlierUntil } = event.data;
        const [newest] = document.secrets;
        return {
          ...document,
          // The one before is good for a while; older ones end with it, if they have not ended yet.
          secrets: [{ digest }, ...(newest ? [{ digest: newest.digest, until: earlierUntil }] : [])],
        };
      }
      case 'ConsumerRevoked':
        return { ...document, revoked: true, secrets: [] };
    }
  },
};
