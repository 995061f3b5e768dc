import { createHash, timingSafeEqual } from 'node:crypto';
import { createVerifier, httpbis } from 'http-message-signatures';
import { DomainError } from '../eventing/domain-error.js';

/** A request as it came. */
export interface SignedRequest {
  readonly method: string;
  /** Whole, as the sender has it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Who signed a request, and the number that it was signed with once. */
export interface Signature {
  readonly keyId: string;
  readonly nonce: string;
}

export type Algorithm = 'ed25519' | 'ecdsa-p256-sha256';

/** A public key in PEM, and how it signs. */
export interface SigningKey {
  readonly publicKey: string;
  readonly algorithm: Algorithm;
}

const COVERED = ['@method', '@authority', '@path', 'content-type', 'content-digest'];
const PARAMETERS = ['created', 'expires', 'keyid', 'nonce'];
const LONGEST_NONCE = 200;
/** How long a signature counts, whatever it says itself, and how far clocks may be apart. */
export const SIGNATURE_SECONDS = 300;
export const CLOCKS_APART_SECONDS = 30;

/**
 * Who signed a request, by HTTP Message Signatures (RFC 9421) over a digest of its content (RFC 9530).
 * @throws DomainError `not-signed`, `signature-refused` where it does not hold, `digest-mismatch`.
 */
export const signatureOf = async (
  { method, url, headers, body }: SignedRequest,
  keyCalled: (keyId: string) => Promise<SigningKey | undefined>,
): Promise<Signature> => {
  const sent: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent[name] = value;
  let signature: Signature | undefined;
  let named = 0;
  const holds = await httpbis
    .verifyMessage(
      {
        keyLookup: async ({ keyid, nonce }) => {
          named += 1;
          if (typeof keyid !== 'string' || typeof nonce !== 'string') return null;
          const key = nonce.length > LONGEST_NONCE ? undefined : await keyCalled(keyid);
          if (!key) return null;
          signature = { keyId: keyid, nonce };
          const { publicKey, algorithm } = key;
          return { id: keyid, algs: [algorithm], verify: createVerifier(publicKey, algorithm) };
        },
        requiredFields: COVERED,
        requiredParams: PARAMETERS,
        maxAge: SIGNATURE_SECONDS,
        tolerance: CLOCKS_APART_SECONDS,
      },
      { method, url, headers: sent },
    )
    // The library throws for each way in which one is wrong; whoever sent it is told the same of all of them.
    .catch(() => false);
  if (holds === null && named === 0) {
    throw new DomainError('not-signed', 'Sign the request: RFC 9421.', 'unauthenticated');
  }
  // Of several signatures it would not be told which of them holds.
  if (holds !== true || named !== 1 || !signature) {
    const covered = COVERED.join(', ');
    throw new DomainError(
      'signature-refused',
      `Sign anew, with a key that is registered, over ${covered}, with ${PARAMETERS.join(', ')}.`,
      'unauthenticated',
    );
  }
  mustBeDigest(sent['content-digest'], body);
  return signature;
};

/** RFC 9530: SHA-256 or SHA-512 of the content. */
const mustBeDigest = (header: string | readonly string[] | undefined, body: Buffer): void => {
  const text = [header ?? ''].flat().join(', ');
  const told = [...text.matchAll(/(?:^|,)\s*(sha-256|sha-512)=:([A-Za-z0-9+/]+=*):/g)];
  const isRight = ([, algorithm = '', digest = '']: RegExpMatchArray): boolean => {
    const own = createHash(algorithm.replace('-', '')).update(body).digest();
    const sent = Buffer.from(digest, 'base64');
    return own.length === sent.length && timingSafeEqual(own, sent);
  };
  if (told.length > 0 && told.every(isRight)) return;
  throw new DomainError('digest-mismatch', 'Content-Digest is of another content.', 'bad-input', [
    { field: 'Content-Digest', message: 'must be the SHA-256 or SHA-512 of the content' },
  ]);
};
