import { hashes, verify } from '@noble/ed25519';
import { sha256 as sha256Of, sha512 } from '@noble/hashes/sha2.js';
import { inflateSync } from 'fflate';

// What the verifier needs of the platform, in browsers: stands in the place of src/audit/transparency/primitives.ts.

hashes.sha512 = sha512;

export const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = sha256Of.create();
  for (const part of parts) hash.update(part);
  return Buffer.from(hash.digest().buffer);
};

export const isSignedBy = (key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  // As RFC 8032 has it and Node.js does, not the looser rules of ZIP 215.
  return signature.length === 64 && verify(signature, message, key, { zip215: false });
};

export const inflated = (packed: Uint8Array, most: number): Buffer | undefined => {
  if (packed.length === 0) throw new Error('Nothing is no deflated text.');
  // What is more than fits is left out, so that one byte more tells of it.
  const content = inflateSync(packed, { out: new Uint8Array(most + 1) });
  return content.length > most ? undefined : Buffer.from(content.buffer, content.byteOffset, content.length);
};

/** PKWARE's APPNOTE 6.3.10, §4.4.7: the polynomial 0xedb88320, from the lowest bit on. */
const CRCS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

export const checksum = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRCS[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};
