import { DomainError, type Refusal } from '../../eventing/domain-error.js';

/** The field of a request in which a signature stands that is refused. */
export type SignatureField = string;

const refusal =
  (code: string, kind: Refusal, sentence: string) =>
  (field: SignatureField, message: string): DomainError =>
    new DomainError(code, sentence, kind, [{ field, message }]);

export const malformed = refusal(
  'signature-malformed',
  'bad-input',
  'This is no signature in a form that is taken: see docs/signatures.md.',
);
export const algorithmRefused = refusal(
  'signature-algorithm-refused',
  'rule',
  'Sign with another algorithm or key: this one is not taken.',
);
export const mismatch = refusal(
  'signature-mismatch',
  'rule',
  'The signature is none of this text: fetch the text anew, and sign it as it is.',
);
export const untrusted = refusal(
  'signature-untrusted',
  'rule',
  'Nothing that this journal trusts vouches for the signature.',
);
export const unsuitable = refusal(
  'certificate-unsuitable',
  'rule',
  'Sign with a certificate for signatures that was issued by an authority for certificates.',
);
export const expired = refusal(
  'certificate-expired',
  'rule',
  'A certificate of the signature has expired: sign with one that is valid.',
);
export const notYetValid = refusal(
  'certificate-not-yet-valid',
  'rule',
  'A certificate of the signature is not valid yet: sign when it is.',
);
export const ofAnother = refusal(
  'certificate-of-another',
  'rule',
  'The certificate names somebody else than the school knows you as: sign with your own, or ask the school to put your name right.',
);
export const notAccepted = refusal(
  'signatures-not-accepted',
  'rule',
  'This journal has no roots to trust certificates by: sign with a passkey, or without one.',
);
