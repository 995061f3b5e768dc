import { createCipheriv, createDecipheriv } from 'node:crypto';
import { PendingBytes } from './pending-bytes.js';

/** Something of a backup is missing, was changed, or is not where it belongs. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup';
}

/** Of a chunk before it is sealed, in bytes. */
export const CHUNK = 64 * 1024;
const TAG = 16;

/**
 * Seals a stream in chunks of 64 KiB by AES-256-GCM, each under its number and whether it is the last: STREAM (Hoang,
 * Reyhanitabar, Rogaway and Vizár 2015, §6), as age has it. So a chunk that was changed, left out, repeated or moved is
 * found, and so is an end that was cut off, and nothing is read before it is known to be genuine.
 * @param key 32 bytes that seal nothing else: chunks are told apart by their numbers only.
 */
export async function* sealed(source: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  const pending = new PendingBytes();
  let number = 0n;
  for await (const part of source) {
    pending.add(part);
    // A full chunk waits for what follows it, which tells that it isn't the last.
    while (pending.length > CHUNK) yield sealChunk(key, number++, false, pending.take(CHUNK));
  }
  yield sealChunk(key, number, true, pending.take(pending.length));
}

/** What was sealed. @throws DamagedBackup where it is not as it was sealed, whole and with this key. */
export async function* opened(source: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Buffer> {
  const pending = new PendingBytes();
  let number = 0n;
  for await (const part of source) {
    pending.add(part);
    while (pending.length > CHUNK + TAG) yield openChunk(key, number++, false, pending.take(CHUNK + TAG));
  }
  yield openChunk(key, number, true, pending.take(pending.length));
}

const sealChunk = (key: Buffer, number: bigint, isLast: boolean, chunk: Buffer): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast));
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
};

const openChunk = (key: Buffer, number: bigint, isLast: boolean, chunk: Buffer): Buffer => {
  const where = `chunk ${number.toString()}`;
  if (chunk.length < TAG) throw new DamagedBackup(`${where} was cut off`);
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast), { authTagLength: TAG });
  decipher.setAuthTag(chunk.subarray(chunk.length - TAG));
  const text = decipher.update(chunk.subarray(0, chunk.length - TAG));
  try {
    return Buffer.concat([text, decipher.final()]);
  } catch {
    throw new DamagedBackup(`${where} is not what was written, or not where it was`);
  }
};

/** 12 bytes: the chunk's number, big-endian in 11, and 1 for the last. */
const nonceOf = (number: bigint, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(number, 3);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
};
