import type { Sealed } from '../../people/sealed.values.js';

/** A guardian calls a child by a name of the own, or no longer does. */
export interface ChildNamed {
  readonly type: 'ChildNamed';
  readonly data: {
    readonly accountId: string;
    readonly personId: string;
    readonly pupilId: string;
    /** Sealed with the guardian's key; none where the child goes by its own name again. */
    readonly name?: Sealed;
  };
}
