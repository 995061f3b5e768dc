import { errors, flattenedVerify } from 'jose';
import { Certificate } from './certificates/certificate.js';
import { MOST_CERTIFICATES, trustedChain, type Trust } from './certificates/chain.js';
import { algorithmRefused, malformed, mismatch, type SignatureField } from './refusals.js';

/** A signature that is somebody's: by which algorithm, and with whose certificate. */
export interface Verified {
  readonly algorithm: string;
  readonly signer: Certificate;
}

/** RFC 7518 §3.1, RFC 8037 §3.1: nothing without a key, and no key that both sides have. */
const ALGORITHMS = [
  ...['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['EdDSA', 'Ed25519'],
];

export const LONGEST_JWS = 16_384;

/**
 * Verifies a detached JWS (RFC 7515 app. F, or RFC 7797 with its payload as it is) in compact form, with the signer's
 * certificate first in `x5c`.
 * @throws DomainError `signature-malformed`, `signature-mismatch`, and as `trustedChain` does.
 */
export const verifyJws = async (jws: string, text: string, trust: Trust): Promise<Verified> => {
  const { field } = trust;
  const [header = '', payload, signature = '', ...more] = jws.split('.');
  if (jws.length > LONGEST_JWS || payload !== '' || more.length > 0 || header === '' || signature === '') {
    throw malformed(field, 'must be a detached JWS in compact form: header..signature');
  }
  const { alg, x5c, b64, crit } = headerIn(header, field);
  if (crit !== undefined && JSON.stringify(crit) !== '["b64"]') {
    throw malformed(field, 'may have nothing but b64 as critical');
  }
  if (typeof alg !== 'string' || !ALGORITHMS.includes(alg)) {
    throw algorithmRefused(field, `must be signed by one of ${ALGORITHMS.join(', ')}`);
  }
  const [signer, ...others] = certificatesIn(x5c, field);
  if (!signer) throw malformed(field, 'must have the signer’s certificate first in x5c');
  const unencoded = b64 === false;
  try {
    await flattenedVerify(
      {
        protected: header,
        payload: unencoded ? text : Buffer.from(text).toString('base64url'),
        signature,
      },
      signer.publicKey,
      { algorithms: ALGORITHMS },
    );
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      throw mismatch(field, 'does not sign this text with its certificate’s key');
    }
    if (error instanceof errors.JWSInvalid) throw malformed(field, 'has a header that is not understood');
    throw algorithmRefused(field, 'has a certificate whose key is not for its algorithm');
  }
  trustedChain(signer, others, trust);
  return { algorithm: alg, signer };
};

const headerIn = (encoded: string, field: SignatureField): Readonly<Record<string, unknown>> => {
  try {
    const header: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString());
    if (typeof header === 'object' && header !== null && !Array.isArray(header))
      return header as Readonly<Record<string, unknown>>;
  } catch {
    // Said below.
  }
  throw malformed(field, 'has no header in JSON');
};

const certificatesIn = (x5c: unknown, field: SignatureField): readonly Certificate[] => {
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > MOST_CERTIFICATES) {
    throw malformed(field, `must have 1 to ${MOST_CERTIFICATES.toString()} certificates in x5c`);
  }
  return x5c.map((each) => {
    try {
      return new Certificate(Buffer.from(String(each), 'base64'));
    } catch {
      throw malformed(
        field,
        'has something in x5c that is no certificate, or one with a key of another kind',
      );
    }
  });
};
