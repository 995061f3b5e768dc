import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createDeflate, createInflate } from 'node:zlib';
import { framed, recordsIn } from './records.js';
import { DamagedBackup, opened, sealed } from './sealed-stream.js';

/** The key of a file by the salt that it was written with. */
export type KeyBySalt = (salt: Buffer) => Buffer;

/** A file of a backup as the manifest names it. */
export interface WrittenFile {
  readonly name: string;
  /** Base64: tells this writing of the file from every other, and its key follows from it. */
  readonly salt: string;
  readonly bytes: number;
}

const MAGIC = Buffer.from('school-journal-backup/1\n');
const SALT = 32;
const HEAD = MAGIC.length + SALT;
/** Strong enough for JSON, and faster than what reads the events. */
const LEVEL = 3;

/**
 * Writes records into a file: compressed, then sealed, on disk when it resolves. A file is the magic, 32 bytes of salt,
 * and the sealed stream.
 */
export const writeContainer = async (
  path: string,
  keyBySalt: KeyBySalt,
  records: AsyncIterable<Uint8Array>,
): Promise<WrittenFile> => {
  const salt = randomBytes(SALT);
  const key = keyBySalt(salt);
  const target = createWriteStream(path, { mode: 0o600 });
  await pipeline(
    async function* () {
      for await (const record of records) yield framed(record);
    },
    createDeflate({ level: LEVEL }),
    async function* (compressed: AsyncIterable<Uint8Array>) {
      yield Buffer.concat([MAGIC, salt]);
      yield* sealed(compressed, key);
    },
    target,
  );
  await onDisk(path);
  return { name: basename(path), salt: salt.toString('base64'), bytes: target.bytesWritten };
};

/**
 * The records of a file.
 * @param expected the salt that it has to have, base64, where that is known.
 * @throws DamagedBackup where it is missing, or anything in it is other than it was written.
 */
export async function* readContainer(
  path: string,
  keyBySalt: KeyBySalt,
  expected?: string,
): AsyncGenerator<Buffer> {
  const name = basename(path);
  try {
    const salt = await saltOf(path);
    if (expected !== undefined && salt.toString('base64') !== expected) {
      throw new DamagedBackup('it is another one than the manifest names');
    }
    const source = createReadStream(path, { start: HEAD });
    const inflate = createInflate();
    const failed = pipeline(
      source,
      (sealedBytes: AsyncIterable<Uint8Array>) => opened(sealedBytes, keyBySalt(salt)),
      inflate,
    ).then(
      () => undefined,
      (error: unknown) => error,
    );
    try {
      yield* recordsIn(inflate as AsyncIterable<Uint8Array>);
    } catch (error) {
      throw (await failed) ?? error;
    } finally {
      // Whoever stops reading half-way leaves nothing open.
      inflate.destroy();
      source.destroy();
    }
  } catch (error) {
    if (error instanceof DamagedBackup) throw new DamagedBackup(`${name}: ${error.message}.`);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new DamagedBackup(`${name} is missing.`);
    throw error;
  }
}

const saltOf = async (path: string): Promise<Buffer> => {
  const handle = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    if (bytesRead < HEAD || !buffer.subarray(0, MAGIC.length).equals(MAGIC)) {
      throw new DamagedBackup('it is no file of a backup');
    }
    return buffer.subarray(MAGIC.length);
  } finally {
    await handle.close();
  }
};

const onDisk = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
