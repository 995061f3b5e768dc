import type { Sealed } from '../../people/sealed.values.js';

/**
 * A code was printed on a slip by which whoever has it makes the account usable, once. An earlier one is good no longer.
 */
export interface ActivationCodeIssued {
  readonly type: 'ActivationCodeIssued';
  readonly data: {
    readonly accountId: string;
    readonly personId: string;
    readonly code: Sealed;
    /** Keyed digest of the code, which a guess is compared with. */
    readonly digest: string;
    /** Instant from which on it is good no longer, ISO 8601 in UTC. */
    readonly until: string;
  };
}

/** A code was guessed wrong; after several such guesses it is good no longer. */
export interface ActivationCodeRefused {
  readonly type: 'ActivationCodeRefused';
  readonly data: { readonly accountId: string };
}

/** The code from the slip was given, and is used up: the account is in its owner's hands. */
export interface AccountActivated {
  readonly type: 'AccountActivated';
  readonly data: { readonly accountId: string; readonly personId: string };
}

export type ActivationEvent = ActivationCodeIssued | ActivationCodeRefused | AccountActivated;
