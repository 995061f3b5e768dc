import type { Grant } from '../../src/consumers/grant.values.js';

/** A body or system that follows the journal. `_id`: its OAuth 2.0 client id. */
export interface ConsumerDocument {
  readonly _id: string;
  readonly title: string;
  readonly grant: Grant;
  /** SHA-256 of each secret, with the instant from which on it is good no longer, where there is one. */
  readonly secrets: readonly { readonly digest: string; readonly until?: string }[];
  readonly revoked: boolean;
}
