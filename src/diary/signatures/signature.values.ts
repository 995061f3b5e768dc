import type { Sealed } from '../../people/sealed.values.js';

/** With what a guardian signed: a program of theirs with a certificate (JWS, CMS), or a passkey of the account. */
export type SignatureKind = 'jws' | 'cms' | 'passkey';

/** An electronic signature under what a guardian acknowledged: it was verified, and can be again (docs/signatures.md). */
export interface ElectronicSignature {
  readonly kind: SignatureKind;
  /** By what name its format knows the algorithm, such as ES256. */
  readonly algorithm: string;
  /** SHA-256 of the text that was signed, base64url. */
  readonly sha256: string;
  /** The signer's keyed digest of the certificate, or the id of the passkey. */
  readonly madeWith: string;
  /** All that it is verified by, as JSON; sealed with the signer's key, for a certificate names a person. */
  readonly proof: Sealed;
}
