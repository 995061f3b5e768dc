import type { Entitlement } from '../../src/access/account.events.js';

/** Who may hold an office in a school, and which ones are proposed. `_id`: the school. */
export interface OfficesOfSchool {
  readonly _id: string;
  /** The accounts that ever held an office there; which of them do now, they say themselves. */
  readonly accountIds: readonly string[];
  /** By their ids, those that nobody has decided on; some may have ended since. */
  readonly proposals: Readonly<Record<string, OfficeProposal>>;
}

export interface OfficeProposal {
  readonly accountId: string;
  readonly personId: string;
  readonly office: Entitlement;
  readonly proposedBy: string;
  /** Instant. */
  readonly proposedAt: string;
  /** Instant from which on nobody can agree any more. */
  readonly until: string;
}
