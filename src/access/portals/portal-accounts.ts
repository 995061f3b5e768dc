import { portalIdentity } from '../../../projections/portals/projection.js';
import type { EventStore } from '../../eventing/event-store.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import type { Runners } from '../../runners.js';
import { own } from '../../school/plain-data.values.js';
import { isWithdrawn } from '../issuing/consents.rules.js';

export interface PortalAccountsParts {
  readonly accounts: Runners['accounts'];
  readonly reader: Pick<FreshReader, 'get'>;
  readonly store: Pick<EventStore, 'lastPosition'>;
}

/**
 * The account that an identity of a portal signs in to now, as the newest event has it. The read model leads to the
 * account, and its own stream says whether the link still stands, the consent to it is not withdrawn and access has not
 * ended.
 */
export const linkedAccount = async (
  portalId: string,
  digest: string,
  { accounts, reader, store }: PortalAccountsParts,
): Promise<string | undefined> => {
  const identity = await reader.get(portalIdentity, digest, await store.lastPosition());
  if (!identity) return undefined;
  const { ended, consent, portals } = await accounts.load(identity.accountId);
  const isLinked = !ended && !isWithdrawn(consent) && own(portals, portalId) === digest;
  return isLinked ? identity.accountId : undefined;
};
