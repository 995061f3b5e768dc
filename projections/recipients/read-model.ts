import type { Preferences } from '../../src/notices/preferences/preferences.values.js';
import type { ContactDigests } from '../../src/people/contacts.values.js';

/** How a person is to be told, and through which contacts. `_id`: the person. */
export interface Recipient {
  readonly _id: string;
  /** The school that the person was last brought in by. */
  readonly schoolId: string;
  /** Whether the family can be reached by e-mail; where not, the diary is printed. */
  readonly internet: boolean;
  readonly contacts: ContactDigests;
  /** The contacts that are known to be the person's. */
  readonly verified: ContactDigests;
  readonly preferences: Preferences;
  /** Whether the consent to be told was withdrawn: only what is mandatory is told then. */
  readonly consentWithdrawn: boolean;
}
