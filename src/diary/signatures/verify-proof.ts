import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';
import type { Certificate } from './certificates/certificate.js';
import type { Trust } from './certificates/chain.js';
import type { SignatureKind } from './signature.values.js';
import { verifyCms } from './verify-cms.js';
import { verifyJws } from './verify-jws.js';
import { verifyPasskey, type PasskeyProof } from './verify-passkey.js';

/** A signature with all that it is verified by, but for the text and the roots. */
export type Proof = { readonly jws: string } | { readonly cms: string } | { readonly passkey: PasskeyProof };

/** What a proof turned out to be. */
export interface VerifiedProof {
  readonly kind: SignatureKind;
  readonly algorithm: string;
  /** The signer's certificate; a passkey has none. */
  readonly certificate?: Certificate;
  /** How often a passkey was used, where it counts. */
  readonly uses?: number;
}

/** RFC 8152 §8, RFC 8812 §2, by their numbers in COSE. */
const COSE_ALGORITHMS: ReadonlyMap<unknown, string> = new Map([
  [-7, 'ES256'],
  [-8, 'EdDSA'],
  [-35, 'ES384'],
  [-36, 'ES512'],
  [-257, 'RS256'],
]);

/**
 * Verifies that a text was signed: the same when a signature comes, and for whoever audits it later.
 * @param trust the roots, and the instant at which certificates must have been valid: when it came.
 * @throws DomainError that says what is wrong with it; `field` is where the signature stands.
 */
export const verifyProof = async (
  proof: Proof,
  text: string,
  { roots, at, field }: Trust,
): Promise<VerifiedProof> => {
  const trustIn = (kind: SignatureKind): Trust => ({ roots, at, field: `${field}.${kind}` });
  if ('jws' in proof) {
    const { algorithm, signer } = await verifyJws(proof.jws, text, trustIn('jws'));
    return { kind: 'jws', algorithm, certificate: signer };
  }
  if ('cms' in proof) {
    const { algorithm, signer } = verifyCms(proof.cms, text, trustIn('cms'));
    return { kind: 'cms', algorithm, certificate: signer };
  }
  const uses = await verifyPasskey(proof.passkey, text, `${field}.passkey`);
  const key = Uint8Array.from(Buffer.from(proof.passkey.publicKey, 'base64url'));
  const algorithm = decodeCredentialPublicKey(key).get(cose.COSEKEYS.alg);
  return { kind: 'passkey', algorithm: COSE_ALGORITHMS.get(algorithm) ?? 'unknown', uses };
};
