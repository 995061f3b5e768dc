import type { Sealed } from '../../src/people/sealed.values.js';

/** A person, with names and contacts sealed. `_id`: the person. */
export interface PersonDocument {
  readonly _id: string;
  readonly personal?: Sealed;
  readonly internet: boolean;
  readonly guardians: readonly string[];
  readonly children: readonly string[];
}
