import { createHash, createPublicKey, verify } from 'node:crypto';
import { crc32, inflateRawSync } from 'node:zlib';

// What log and verifier need of the platform, here of Node.js. In a browser web/verifier/primitives.ts stands in its place.

/** SHA-256 (FIPS 180-4) over the parts, one after another. */
export const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Whether a signature of 64 bytes is an Ed25519 key's, of 32 bytes, for a message (RFC 8032 §5.1.7). */
export const isSignedBy = (key: Buffer, message: Uint8Array, signature: Uint8Array): boolean =>
  verify(
    null,
    message,
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') }, format: 'jwk' }),
    signature,
  );

/**
 * What was deflated (RFC 1951), where that is at most so many bytes; undefined where it is more.
 * @throws Error where the bytes are damaged
 */
export const inflated = (packed: Uint8Array, most: number): Buffer | undefined => {
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw error;
  }
};

/** The CRC-32 of archives (PKWARE's APPNOTE 6.3.10, §4.4.7). */
export const checksum = (bytes: Uint8Array): number => crc32(bytes);
