import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM: 12 random bytes of nonce, the ciphertext, 16 bytes of tag; base64url.
 * @param associated what it belongs to, authenticated with it: it opens nowhere else.
 */
export const encrypt = (key: Buffer, text: string, associated: string): string =>
  encryptBytes(key, Buffer.from(text), associated).toString('base64url');

/** @throws Error where it was encrypted with another key, belongs elsewhere or was changed. */
export const decrypt = (key: Buffer, sealed: string, associated: string): string =>
  decryptBytes(key, Buffer.from(sealed, 'base64url'), associated).toString();

/** The same of bytes. */
export const encryptBytes = (key: Buffer, content: Buffer, associated: string): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(associated));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
};

/** @throws Error as above. */
export const decryptBytes = (key: Buffer, sealed: Buffer, associated: string): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(associated))
    .setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
};
