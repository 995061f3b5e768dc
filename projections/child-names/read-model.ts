import type { Sealed } from '../../src/people/sealed.values.js';

/** What a guardian calls the children. `_id`: the account. */
export interface ChildNames {
  readonly _id: string;
  /** By pupil, sealed with the guardian's key. */
  readonly names: Readonly<Record<string, Sealed>>;
}
