import { generateKeyPairSync, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as node from '../../src/audit/transparency/primitives.js';
import * as browser from './primitives.js';

const bytes = (maxLength = 2_000) => fc.uint8Array({ maxLength });

describe('what the verifier is given of the platform in a page is what Node.js gives it', () => {
  test('hashes', () => {
    fc.assert(
      fc.property(fc.array(bytes(), { maxLength: 4 }), (parts) => {
        expect(browser.sha256(...parts)).toEqual(node.sha256(...parts));
      }),
    );
  });

  test('checksums', () => {
    fc.assert(fc.property(bytes(), (some) => expect(browser.checksum(some)).toBe(node.checksum(some))));
  });

  test('what was deflated, as far as it may be long', () => {
    fc.assert(
      fc.property(bytes(), fc.integer({ min: 1, max: 2_000 }), (some, most) => {
        const packed = deflateRawSync(some);
        expect(browser.inflated(packed, most)).toEqual(node.inflated(packed, most));
        expect(browser.inflated(packed, most) === undefined).toBe(some.length > most);
      }),
    );
  });

  test('what was deflated, whatever was put after it', () => {
    fc.assert(
      fc.property(bytes(), bytes(20), (some, more) => {
        const packed = Buffer.concat([deflateRawSync(some), more]);
        expect(browser.inflated(packed, 2_000)).toEqual(node.inflated(packed, 2_000));
      }),
    );
  });

  test('refusals of what is no deflated text', () => {
    for (const damaged of [
      [],
      [0xff],
      [0x07, 0x00],
      [...deflateRawSync(Buffer.alloc(500, 'text'))].slice(0, -2),
    ]) {
      expect(() => node.inflated(Uint8Array.from(damaged), 1_000)).toThrow();
      expect(() => browser.inflated(Uint8Array.from(damaged), 1_000)).toThrow();
    }
  });

  test('whether a signature is a key’s', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
    fc.assert(
      fc.property(bytes(200), fc.nat(63), fc.integer({ min: 0, max: 255 }), (message, at, to) => {
        const signature = sign(null, message, privateKey);
        expect(browser.isSignedBy(key, message, signature)).toBe(true);
        signature[at] = to;
        const isSigned = node.isSignedBy(key, message, signature);
        expect(browser.isSignedBy(key, message, signature)).toBe(isSigned);
      }),
      { numRuns: 50 },
    );
    for (const length of [0, 63, 65]) {
      expect(browser.isSignedBy(key, Buffer.of(1), Buffer.alloc(length))).toBe(false);
      expect(node.isSignedBy(key, Buffer.of(1), Buffer.alloc(length))).toBe(false);
    }
  });

  test('refusals of keys that are no points of the curve', () => {
    const message = Buffer.of(1);
    for (const key of [Buffer.alloc(32, 0xff), Buffer.alloc(32, 2)]) {
      const signature = Buffer.alloc(64, 1);
      expect(browser.isSignedBy(key, message, signature)).toBe(node.isSignedBy(key, message, signature));
    }
  });
});
