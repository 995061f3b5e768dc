import type { Entitlement } from '../../src/access/account.events.js';

/** A sign-in: whose it is and what it may be used as. `_id`: the account. */
export interface AccountDocument {
  readonly _id: string;
  readonly personId: string;
  readonly roles: readonly Entitlement[];
  readonly ended: boolean;
}

/** The accounts that a school was ever led with; what each may be used as now, it says itself. `_id`: the school. */
export interface LeadersOfSchool {
  readonly _id: string;
  readonly accountIds: readonly string[];
}

/** The accounts that were ever issued to a person. `_id`: the person. */
export interface AccountsOfPerson {
  readonly _id: string;
  readonly accountIds: readonly string[];
}
