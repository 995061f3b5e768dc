import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server';
import { malformed, mismatch, type SignatureField } from './refusals.js';
import { sha256Of } from './text-to-sign.js';

/** What an authenticator answered, as the browser has it in JSON, as far as it is verified. */
export interface Assertion {
  readonly id: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
}

/** All that an assertion is verified by, but for the text. */
export interface PasskeyProof extends Assertion {
  /** COSE, base64url. */
  readonly publicKey: string;
  /** Where the passkey is good: the address that the browser showed. */
  readonly origin: string;
}

const LONGEST_PART = 4_096;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** @param response what `navigator.credentials.get` answered, as JSON. @throws DomainError `signature-malformed`. */
export const assertionIn = (answer: object, field: SignatureField): Assertion => {
  const { id, response } = answer as { readonly id?: unknown; readonly response?: unknown };
  const parts = (typeof response === 'object' && response !== null ? response : {}) as Readonly<
    Record<string, unknown>
  >;
  const part = (value: unknown): string => {
    if (typeof value === 'string' && value.length <= LONGEST_PART && BASE64URL.test(value)) return value;
    throw malformed(field, 'must be what the browser answered, as JSON');
  };
  return {
    id: part(id),
    authenticatorData: part(parts['authenticatorData']),
    clientDataJSON: part(parts['clientDataJSON']),
    signature: part(parts['signature']),
  };
};

/**
 * Verifies that a passkey's holder, made sure of by the authenticator, signed a text: its SHA-256 is the challenge
 * (W3C WebAuthn Level 3 §7.2).
 * @returns how often the authenticator says that the passkey was used; 0 where it doesn't count.
 * @throws DomainError `signature-mismatch`.
 */
export const verifyPasskey = async (
  { id, publicKey, origin, ...response }: PasskeyProof,
  text: string,
  field: SignatureField,
): Promise<number> => {
  const answer: AuthenticationResponseJSON = {
    ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
    response,
  };
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: sha256Of(text),
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      // The counter only tells whether the passkey was copied, which is looked at where it is kept.
      credential: { id, publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')), counter: 0 },
      requireUserVerification: true,
    });
    if (verified) return authenticationInfo.newCounter;
  } catch {
    // Whatever can't even be read is refused in the same words.
  }
  throw mismatch(field, 'does not sign this text with this passkey, or its holder was not made sure of');
};
