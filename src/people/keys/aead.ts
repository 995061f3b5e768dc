import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM: 12 random bytes of nonce, the ciphertext, 16 bytes of tag; base64url.
 * @param associated what it belongs to, authenticated with it: it opens nowhere else.
 */
export const encrypt = (key: Buffer, text: string, associated: string): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associated));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
};

/** @throws Error where it was encrypted with another key, belongs elsewhere or was changed. */
export const decrypt = (key: Buffer, sealed: string, associated: string): string => {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(associated))
    .setAuthTag(bytes.subarray(bytes.length - TAG));
  return (
    decipher.update(bytes.subarray(NONCE, bytes.length - TAG), undefined, 'utf8') + decipher.final('utf8')
  );
};
