import type { AccountRole } from '../../access/account.events.js';
import type { Whose, What } from './opens-data-of.js';

/** Whose data were opened, and in which school and in which capacity that was. */
export interface Whereabouts {
  readonly schoolId: string;
  /** The pupil, teacher, class, group or school: whose all of it is. */
  readonly about: string;
  readonly role: AccountRole | undefined;
}

/**
 * That somebody opened somebody's data, once or several times within some minutes. Holds ids and no names.
 * `_id`: a digest of who, what, from where and in which minutes.
 */
export interface ReadEntry {
  readonly _id: string;
  readonly accountId: string;
  readonly personId: string;
  /** In which capacity; none where the account has lost it meanwhile. */
  readonly role?: AccountRole;
  readonly schoolId: string;
  readonly about: string;
  readonly of: { readonly whose: Whose; readonly id: string };
  readonly what: What;
  /** See `networkOf`. */
  readonly network: string;
  readonly first: Date;
  readonly last: Date;
  readonly count: number;
}

export const COLLECTION = 'readLog';
