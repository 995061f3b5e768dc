import { createPublicKey } from 'node:crypto';
import type { Algorithm, SigningKey } from './signed-request.js';

/** A public key in PEM that one may sign with, Ed25519 or ECDSA on P-256; undefined for every other text. */
export const signingKeyIn = (pem: string): SigningKey | undefined => {
  // Of a private key the public one could be made: it has no business here.
  if (!pem.trimStart().startsWith('-----BEGIN PUBLIC KEY-----')) return undefined;
  try {
    const key = createPublicKey(pem);
    const algorithm = algorithmOf(key.asymmetricKeyType, key.asymmetricKeyDetails?.namedCurve);
    if (algorithm === undefined) return undefined;
    return { publicKey: key.export({ type: 'spki', format: 'pem' }).toString(), algorithm };
  } catch {
    return undefined;
  }
};

const algorithmOf = (type: string | undefined, curve: string | undefined): Algorithm | undefined => {
  if (type === 'ed25519') return 'ed25519';
  return type === 'ec' && curve === 'prime256v1' ? 'ecdsa-p256-sha256' : undefined;
};
