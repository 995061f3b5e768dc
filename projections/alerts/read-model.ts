import type { Conclusion } from '../../src/audit/alerts/conclusion.values.js';
import type { RuleName } from '../../src/audit/alerts/rules/rule.values.js';
import type { Sealed } from '../../src/people/sealed.values.js';

/** A suspicion about an account, from when it was raised until somebody has reviewed it. `_id`: the alert. */
export interface AlertDocument {
  readonly _id: string;
  readonly schoolId: string;
  readonly accountId: string;
  /** The account's holder. */
  readonly personId: string;
  readonly raisedAt: string;
  /** From when on what the account corrected is to be looked at. */
  readonly since: string;
  /** By which rules it looks suspicious, and since when; with the corrections that they are about, by their events. */
  readonly findings: readonly {
    readonly rule: RuleName;
    readonly at: string;
    readonly eventIds: readonly string[];
  }[];
  readonly pageIds: readonly string[];
  readonly review?: {
    readonly conclusion: Conclusion;
    readonly note?: Sealed;
    /** The person who reviewed it. */
    readonly by: string;
    readonly at: string;
    /** Up to when what the account corrected was looked at. */
    readonly until: string;
  };
}

/** Every alert that there was in a school, oldest first. `_id`: the school. */
export interface AlertsOfSchool {
  readonly _id: string;
  readonly alerts: readonly {
    readonly alertId: string;
    /** The account's holder. */
    readonly personId: string;
    readonly reviewed: boolean;
  }[];
}
