/** The portals by which somebody signs in to an account. `_id`: the account. */
export interface PortalsOfAccount {
  readonly _id: string;
  readonly portals: Readonly<Record<string, LinkedPortal>>;
}

export interface LinkedPortal {
  /** Instant, ISO 8601 in UTC. */
  readonly linkedAt: string;
}

/**
 * The account that an identity of a portal was linked to last; whether it still is, the account says.
 * `_id`: the identity's digest.
 */
export interface PortalIdentity {
  readonly _id: string;
  readonly accountId: string;
}
