/**
 * A text about a person, encrypted with that person's own data key (see `vault.ts`). It travels sealed: deciders,
 * projections, feeds and queues never see what it says.
 */
export interface Sealed {
  /** AES-256-GCM: 12 bytes of nonce, the ciphertext, 16 bytes of tag; base64url. */
  readonly sealed: string;
  /** The person whose key opens it. */
  readonly of: string;
  /** The command (and entry) that it was sealed in, authenticated with it: it can't be moved elsewhere. */
  readonly in: string;
}
