import type { Grant } from './grant.values.js';

/** A body or system was let in, with what it may see. */
export interface ConsumerRegistered {
  readonly type: 'ConsumerRegistered';
  readonly data: {
    /** Its OAuth 2.0 client id. */
    readonly consumerId: string;
    readonly title: string;
    readonly grant: Grant;
    /** SHA-256 of its secret of 256 random bits, base64url. */
    readonly digest: string;
  };
}

/** A consumer may see more, less or something else from now on. */
export interface GrantChanged {
  readonly type: 'GrantChanged';
  readonly data: { readonly consumerId: string; readonly grant: Grant; readonly reason: string };
}

/** A consumer has a new secret; the one before is good for some time yet. */
export interface ConsumerSecretRotated {
  readonly type: 'ConsumerSecretRotated';
  readonly data: {
    readonly consumerId: string;
    /** SHA-256 of the new secret, base64url. */
    readonly digest: string;
    /** Instant from which on earlier ones are good no longer, ISO 8601 in UTC. */
    readonly earlierUntil: string;
  };
}

/** A consumer sees nothing any more. */
export interface ConsumerRevoked {
  readonly type: 'ConsumerRevoked';
  readonly data: { readonly consumerId: string; readonly reason: string };
}

export type ConsumerEvent = ConsumerRegistered | GrantChanged | ConsumerSecretRotated | ConsumerRevoked;
