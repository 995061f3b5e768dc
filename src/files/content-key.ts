import { randomBytes } from 'node:crypto';
import { decryptBytes, encryptBytes } from '../people/keys/aead.js';
import type { Sealed } from '../people/sealed.values.js';

/** The content of a file, encrypted with a key of this file alone. */
export interface EncryptedContent {
  /** Base64url, sealed as the words are that the file goes with: what makes them unreadable makes it so too. */
  readonly key: Sealed;
  readonly content: Buffer;
}

const KEY_BYTES = 32;

export const encryptContent = async (
  content: Buffer,
  fileId: string,
  seal: (key: string) => Promise<Sealed>,
): Promise<EncryptedContent> => {
  const key = randomBytes(KEY_BYTES);
  return { key: await seal(key.toString('base64url')), content: encryptBytes(key, content, fileId) };
};

/** @returns undefined where a key that its own is sealed with was destroyed. */
export const decryptContent = async (
  { key: sealed, content }: EncryptedContent,
  fileId: string,
  open: (sealed: Sealed) => Promise<string | undefined>,
): Promise<Buffer | undefined> => {
  const key = await open(sealed);
  return key === undefined ? undefined : decryptBytes(Buffer.from(key, 'base64url'), content, fileId);
};
