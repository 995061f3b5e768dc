import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { activationCodeKey, newActivationCode } from './activation-code.js';
import { nameIn } from './sign-in-names.js';

describe('an activation code', () => {
  test('is eight letters in two parts, other ones each time', () => {
    const codes = Array.from({ length: 100 }, newActivationCode);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes).size).toBe(100);
  });

  test('is the same however it is typed', () => {
    const typed = ['K10M-20PA', 'k10m20pa', ' K1OM 2OPA\n', 'kl0m-2opa', 'ki0m – 20pa'.replace('–', '-')];
    for (const text of typed) expect(activationCodeKey(text)).toBe('K10M20PA');
  });

  test('never becomes another one, whichever of its letters it has', () => {
    const half = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}$/);
    fc.assert(
      fc.property(half, half, (first, second) => {
        expect(activationCodeKey(`${first}-${second}`)).toBe(first + second);
      }),
    );
  });
});

describe('a sign-in name', () => {
  test('is four syllables and three digits, which follow from a digest', () => {
    const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(digest, (bytes) => {
        const name = nameIn(Buffer.from(bytes).toString('base64url'));
        expect(name).toMatch(/^([bdfgklmnprstvz][aeiou]){4}\d{3}$/);
        expect(nameIn(Buffer.from(bytes).toString('base64url'))).toBe(name);
      }),
    );
  });
});
