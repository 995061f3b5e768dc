import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { cosignedText, verifierKey, type NoteSignature, type VerifierKey } from './signed-note.js';

export interface SignerKey extends VerifierKey {
  /** @param at milliseconds since 1970; only a witness's signatures tell it, in seconds. */
  sign(text: string, at: number): NoteSignature;
}

/** RFC 8410 §7: what stands before a seed in the PKCS #8 form of an Ed25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A signing key from its seed of 32 bytes (RFC 8032 §5.1.5). @throws MalformedNote where the name can't be a key's */
export const signerKey = (kind: 'log' | 'witness', name: string, seed: Buffer): SignerKey => {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(secret).export({ format: 'jwk' });
  const verifier = verifierKey(kind, name, Buffer.from(x, 'base64url'));
  return {
    ...verifier,
    sign(text, at) {
      const bytes =
        kind === 'log'
          ? sign(null, Buffer.from(text), secret)
          : cosigned(BigInt(Math.floor(at / 1000)), (time) =>
              sign(null, Buffer.from(cosignedText(text, time)), secret),
            );
      return { name, keyId: verifier.keyId, bytes };
    },
  };
};

const cosigned = (time: bigint, signed: (time: bigint) => Buffer): Buffer => {
  const timestamp = Buffer.alloc(8);
  timestamp.writeBigUInt64BE(time);
  return Buffer.concat([timestamp, signed(time)]);
};
