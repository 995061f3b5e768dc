import type { Sealed } from '../../people/sealed.values.js';

/** Why something was changed: a reason of the school's list, words of one's own, or both; never neither. */
export interface Reason {
  /** Code of a reason that the school lists. */
  readonly code?: string;
  readonly text?: Sealed;
}
