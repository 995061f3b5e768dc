import type { Entitlement } from '../../src/access/account.events.js';

/** A sign-in: whose it is and what it may be used as. `_id`: the account. */
export interface AccountDocument {
  readonly _id: string;
  readonly personId: string;
  readonly roles: readonly Entitlement[];
  readonly ended: boolean;
}
