import type { Language } from '../../src/audit/proofs/verifier/bundle-format.js';
import type { Section } from '../../src/audit/proofs/verifier/sections.js';

/** What a page asks of the verifier. */
export interface Asked {
  readonly bundle: Blob;
  readonly language: Language;
  /** Of the log and of witnesses, known from elsewhere: a vkey each. */
  readonly keys: readonly string[];
  /** Signed notes that were kept from earlier. */
  readonly checkpoints: readonly File[];
}

export interface ToldVerdict {
  readonly holds: boolean;
  readonly verdict: string;
  /** What the bundle is about, where it can be read. */
  readonly about?: string;
  readonly sections: readonly Section[];
}

/** What the verifier says, in words; or what of the trust it can't read. */
export type Told = ToldVerdict | { readonly cannotRead: string };
