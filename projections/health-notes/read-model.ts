import type { Sealed } from '../../src/people/sealed.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';

/** What stands about a pupil's health, sealed with the pupil's key. `_id`: the pupil. */
export interface HealthOfPupil {
  readonly _id: string;
  /** In the order in which they were made, without those that were withdrawn. */
  readonly notes: readonly KeptHealthNote[];
  /** Those that are raised. */
  readonly flags: readonly KeptHealthFlag[];
}

export interface KeptHealthNote {
  readonly noteId: string;
  readonly text: Sealed;
  /** Instant. */
  readonly madeAt: string;
  /** The health worker. */
  readonly madeBy: string;
}

export interface KeptHealthFlag {
  readonly flagId: string;
  readonly flag: Sealed;
  readonly until?: CivilDate;
}
