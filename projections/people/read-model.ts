import type { Limits } from '../../src/people/guardian-limits.values.js';
import type { Sealed } from '../../src/people/sealed.values.js';

/** A person, with names and contacts sealed. `_id`: the person. */
export interface PersonDocument {
  readonly _id: string;
  readonly personal?: Sealed;
  readonly internet: boolean;
  readonly guardians: readonly string[];
  readonly children: readonly string[];
  /** What courts keep guardians from, as it concerns this pupil's guardians or this guardian's children. */
  readonly limits: Limits;
}
