import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { hashRaw } from '@node-rs/argon2';
import { replaceFile } from '../audit/witness/durable-file.js';

/** How a passphrase becomes a key: argon2id (RFC 9106) with its parameters; the salt is base64. */
export interface Stretching {
  readonly salt: string;
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Where a backup's key comes from. */
export type KeySource =
  { readonly kind: 'file' } | { readonly kind: 'passphrase'; readonly argon2id: Stretching };

/** No key, or none that can be used. */
export class NoBackupKey extends Error {
  override readonly name = 'NoBackupKey';
}

/** RFC 9106 §4, the second recommended option: 64 MiB, three passes, four lanes. */
const STRETCHING = { memoryKiB: 65_536, passes: 3, lanes: 4 };
/** Somebody who has changed the head of a backup is not to fill this machine's memory. */
const MOST = { memoryKiB: 1_048_576, passes: 20, lanes: 16 };

/** The source of a new backup's key, as the environment has it. @throws NoBackupKey */
export const newKeySource = (env: NodeJS.ProcessEnv): KeySource => {
  if (env['BACKUP_PASSPHRASE'] !== undefined) {
    return {
      kind: 'passphrase',
      argon2id: { salt: randomBytes(16).toString('base64'), ...STRETCHING },
    };
  }
  if (env['BACKUP_KEY_FILE'] !== undefined) return { kind: 'file' };
  throw new NoBackupKey(
    'Set BACKUP_KEY_FILE to a file apart from the data and the backup, which the first backup makes, or set BACKUP_PASSPHRASE.',
  );
};

/**
 * The key of a backup: 32 bytes.
 * @param make makes the key file where there is none; it may lie in none of the folders `apartFrom`.
 * @throws NoBackupKey
 */
export const backupKey = (
  source: KeySource,
  env: NodeJS.ProcessEnv,
  { make, apartFrom }: { readonly make: boolean; readonly apartFrom: readonly string[] },
): Promise<Buffer> =>
  source.kind === 'file'
    ? keyInFile(env['BACKUP_KEY_FILE'], make, apartFrom)
    : stretched(env['BACKUP_PASSPHRASE'], source.argon2id);

const keyInFile = async (
  file: string | undefined,
  make: boolean,
  apartFrom: readonly string[],
): Promise<Buffer> => {
  if (file === undefined) {
    throw new NoBackupKey('The backup was made with a key file: set BACKUP_KEY_FILE to it.');
  }
  const within = apartFrom.find((folder) => resolve(file).startsWith(`${resolve(folder)}${sep}`));
  if (within !== undefined) {
    throw new NoBackupKey(
      `BACKUP_KEY_FILE lies in ${within}: whoever loses one would lose the other with it.`,
    );
  }
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  });
  if (text === undefined) {
    if (!make) throw new NoBackupKey(`There is no ${file}.`);
    const key = randomBytes(32);
    await replaceFile(file, `${key.toString('base64')}\n`, 0o600);
    return key;
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) throw new NoBackupKey(`${file} must hold 32 bytes, base64.`);
  return key;
};

const stretched = (passphrase: string | undefined, { salt, ...costs }: Stretching): Promise<Buffer> => {
  if (passphrase === undefined || passphrase === '') {
    throw new NoBackupKey('The backup was made with a passphrase: set BACKUP_PASSPHRASE to it.');
  }
  const isBounded = (['memoryKiB', 'passes', 'lanes'] as const).every(
    (cost) => Number.isInteger(costs[cost]) && costs[cost] > 0 && costs[cost] <= MOST[cost],
  );
  if (!isBounded) throw new NoBackupKey('The head of the backup asks for more than a passphrase ever takes.');
  return hashRaw(passphrase, {
    salt: Buffer.from(salt, 'base64'),
    ...{ memoryCost: costs.memoryKiB, timeCost: costs.passes, parallelism: costs.lanes, outputLen: 32 },
  });
};

/** The key of one file of a backup (HKDF-SHA-256, RFC 5869), by its name and the salt that it was written with. */
export const fileKey = (key: Buffer, salt: Buffer, backupId: string, name: string): Buffer =>
  derived(key, salt, `file ${backupId} ${name}`);

/** Tells whether a text is as the holder of the key wrote it. */
export const macOf = (key: Buffer, text: string): string =>
  createHmac('sha256', derived(key, Buffer.alloc(0), 'head'))
    .update(text)
    .digest('base64');

export const isMacOf = (key: Buffer, text: string, mac: string): boolean => {
  const [made, given] = [macOf(key, text), mac].map((one) => Buffer.from(one));
  return made !== undefined && given?.length === made.length && timingSafeEqual(made, given);
};

const derived = (key: Buffer, salt: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `school-journal backup 1 ${purpose}`, 32));
