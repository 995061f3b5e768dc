import type { CivilDate } from '../../school/civil-date.values.js';
import type { Period } from './period.values.js';
import type { RetainedKind } from './retained-kinds.values.js';

/** Who had a run begin: the time of day, or an operator on the machine. */
export type RetentionOccasion = 'schedule' | 'operator';

/** What a run finds of a kind. */
export interface OverPeriod {
  readonly kind: RetainedKind;
  /** How long it is kept: `90d`, `18m` or `3y`. */
  readonly keptFor: Period;
  /** What is of before this instant is over its period. */
  readonly before: string;
  readonly found: number;
}

/** What became of a kind in a run. */
export interface Removed {
  readonly kind: RetainedKind;
  readonly removed: number;
  /** Over its period and still there: the rules refused it, or it changed meanwhile. */
  readonly left: number;
}

/**
 * A run began that removes personal data whose period is over. What was found was counted before anything is removed;
 * of kinds that are kept for ever there is none.
 */
export interface RetentionRunBegun {
  readonly type: 'RetentionRunBegun';
  readonly data: {
    readonly runId: string;
    /** In the installation's time zone. */
    readonly day: CivilDate;
    readonly by: RetentionOccasion;
    readonly kinds: readonly OverPeriod[];
  };
}

/** Everything that a run had found is removed, but for what is left of it. */
export interface RetentionRunEnded {
  readonly type: 'RetentionRunEnded';
  readonly data: {
    readonly runId: string;
    readonly kinds: readonly Removed[];
  };
}

export type RetentionEvent = RetentionRunBegun | RetentionRunEnded;
