import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { signerKey, type SignerKey } from '../transparency/signer-key.js';
import { replaceFile } from './durable-file.js';

/** `PRIVATE+KEY+name+key id+type and seed`, as golang.org/x/mod/sumdb/note writes keys; the type is a witness's. */
const KEY = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/u;
const COSIGNATURE = 0x04;

/**
 * The key that a file holds, made where there is no such file, readable by its owner only. The file names the witness
 * as well, for one key must not sign in two names.
 * @throws Error where the file holds no key, or one of another name
 */
export const witnessKey = async (
  file: string,
  name: string,
): Promise<{ readonly key: SignerKey; readonly isNew: boolean }> => {
  const text = await textOf(file);
  if (text !== undefined) return { key: parse(text, file, name), isNew: false };
  const seed = randomBytes(32);
  const key = signerKey('witness', name, seed);
  await mkdir(dirname(file), { recursive: true });
  await replaceFile(file, format(key, seed), 0o600);
  return { key, isNew: true };
};

const textOf = async (file: string): Promise<string | undefined> => {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const format = ({ name, keyId }: SignerKey, seed: Buffer): string =>
  `PRIVATE+KEY+${name}+${keyId.toString('hex')}+${Buffer.concat([Buffer.of(COSIGNATURE), seed]).toString('base64')}\n`;

const parse = (text: string, file: string, name: string): SignerKey => {
  const [, named, keyId, encoded = ''] = KEY.exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (named === undefined || bytes[0] !== COSIGNATURE) throw new Error(`${file} holds no key of a witness.`);
  if (named !== name)
    throw new Error(`${file} holds the key of ${named}; give another --key-file to ${name}.`);
  const key = signerKey('witness', name, bytes.subarray(1));
  if (key.keyId.toString('hex') !== keyId) throw new Error(`${file} holds a key that was changed.`);
  return key;
};
