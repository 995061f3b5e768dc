import type { Sealed } from '../../people/sealed.values.js';
import type { Conclusion } from './conclusion.values.js';
import type { RuleName } from './rules/rule.values.js';

interface OfAlert {
  /** `{account}.{school}.{number}` */
  readonly alertId: string;
  readonly schoolId: string;
  /** The account that is suspected of being misused, and its holder. */
  readonly accountId: string;
  readonly personId: string;
}

/** A rule by which corrections look suspicious, and which they are. */
export interface Finding {
  readonly rule: RuleName;
  /** The last of the corrections that it is about, by their events' ids, oldest first. */
  readonly eventIds: readonly string[];
}

/** What an account corrected looks suspicious, so that those concerned are told. */
export interface SuspicionRaised {
  readonly type: 'SuspicionRaised';
  readonly data: OfAlert & {
    /** Instant from which on what the account corrected is to be looked at, ISO 8601 in UTC. */
    readonly since: string;
    readonly findings: readonly Finding[];
    /** The journal pages in which the account corrected something lately. */
    readonly pageIds: readonly string[];
  };
}

/** An account under suspicion corrected something in another page, or it looks suspicious by another rule. */
export interface SuspicionWidened {
  readonly type: 'SuspicionWidened';
  readonly data: OfAlert & {
    /** The other rules. */
    readonly findings: readonly Finding[];
    /** The other pages. */
    readonly pageIds: readonly string[];
  };
}

/** Somebody else who leads the school looked at what the account had corrected. Whatever comes later counts anew. */
export interface SuspicionReviewed {
  readonly type: 'SuspicionReviewed';
  readonly data: OfAlert & {
    readonly conclusion: Conclusion;
    readonly note?: Sealed;
    /** Instant up to which the corrections were looked at, ISO 8601 in UTC. */
    readonly until: string;
  };
}

export type SuspicionEvent = SuspicionRaised | SuspicionWidened | SuspicionReviewed;
