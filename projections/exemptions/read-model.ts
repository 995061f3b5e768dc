import type { Sealed } from '../../src/people/sealed.values.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';

/** From what a pupil is exempt. `_id`: the pupil. What was withdrawn stays, marked so, as do days that were changed. */
export interface ExemptionsOfPupil {
  readonly _id: string;
  /** By id, in the order in which they were granted. */
  readonly exemptions: Readonly<Record<string, KeptExemption>>;
}

export interface KeptExemption {
  readonly subjectId: string;
  /** Both included. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly withdrawn: boolean;
  /** The earliest and the latest day that it ever held for. */
  readonly earliest: CivilDate;
  readonly latest: CivilDate;
  /** `commit/prepare` of the last event about it. */
  readonly changedAt: string;
  /** How it came to be so, oldest first: granted, then changed or withdrawn. */
  readonly changes: readonly ExemptionChange[];
}

export interface ExemptionChange {
  /** Until which days it was then; none where it was withdrawn. */
  readonly days?: { readonly from: CivilDate; readonly to: CivilDate };
  /** Opened for health workers alone. */
  readonly why?: Sealed;
  readonly at: string;
  readonly by: string;
}
