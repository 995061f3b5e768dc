import type { Namespace } from './document-records.js';

/**
 * What is not taken into a backup. Sign-ins end with the data folder that they were for; leases are of processes; and
 * the transparency log's tiles and entries are made anew from the events. Whatever else is in the databases `vault` and
 * `audit` is taken, whether or not anybody thought of it here.
 */
const LEFT_OUT: readonly Namespace[] = [
  ...['vault.sessions', 'vault.accessTokens', 'vault.signInAttempts', 'vault.leases'],
  ...['audit.tiles', 'audit.entries', 'audit.streams', 'audit.log', 'audit.leases'],
];

/**
 * What says how far something has come is read before the events: so that in the backup nobody is past the last event,
 * and what follows a restore is not taken for done. Whoever is behind does again what bears to be done again. And the
 * signed checkpoints are of trees that these events make.
 */
const BEFORE_THE_EVENTS: readonly Namespace[] = [
  'vault.checkpoints',
  'vault.webhookDeliveries',
  'vault.consumerPlaces',
  'audit.checkpoints',
];

/**
 * Keys are made before what is sealed with them is written, so read last of all they open everything that was read
 * before, whoever writes meanwhile.
 */
export const KEYS: Namespace = 'vault.keys';

/** What never changes, so that only the ids are looked at. */
const IMMUTABLE: readonly Namespace[] = ['vault.files', 'vault.messageFiles', 'vault.portfolioFiles'];

export interface Plan {
  readonly beforeTheEvents: readonly Namespace[];
  readonly afterTheEvents: readonly Namespace[];
}

/** In which order collections are read. */
export const planOf = (found: readonly Namespace[]): Plan => {
  const taken = found.filter((one) => !LEFT_OUT.includes(one) && !isTheDatabases(one)).toSorted();
  const rest = taken.filter((one) => !BEFORE_THE_EVENTS.includes(one) && one !== KEYS);
  return {
    beforeTheEvents: taken.filter((one) => BEFORE_THE_EVENTS.includes(one)),
    afterTheEvents: [...rest, ...taken.filter((one) => one === KEYS)],
  };
};

export const isImmutable = (namespace: Namespace): boolean => IMMUTABLE.includes(namespace);

const isTheDatabases = (namespace: Namespace): boolean => /^\w+\.system\./.test(namespace);
