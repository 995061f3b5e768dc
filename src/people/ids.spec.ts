import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Ids } from './ids.js';

const key = Buffer.alloc(32, 7);
const ids = new Ids(key);

describe('an id', () => {
  test('is 16 letters of base 32 that spell the first 80 bits of the keyed hash', () => {
    const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (kind, name) => {
        const id = ids.of(kind, ...name);
        expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
        const spelled = id
          .split('')
          .reduce((sum, letter) => sum * 32n + BigInt(alphabet.indexOf(letter)), 0n);
        const digest = createHmac('sha256', key)
          .update(JSON.stringify([kind, ...name]))
          .digest('hex');
        expect(spelled.toString(16).padStart(20, '0')).toBe(digest.slice(0, 20));
      }),
    );
  });

  test('follows from its name, and from the key', () => {
    expect(new Ids(key).of('person', 'school', 'p1')).toBe(ids.of('person', 'school', 'p1'));
    expect(new Ids(Buffer.alloc(32, 8)).of('person', 'school', 'p1')).not.toBe(
      ids.of('person', 'school', 'p1'),
    );
  });

  test('is not shared by names that read alike when they are joined', () => {
    const all = [
      ids.of('person', 'ab', 'c'),
      ids.of('person', 'a', 'bc'),
      ids.of('person', 'abc'),
      ids.of('person', 'ab","c'),
      ids.of('persona', 'b', 'c'),
      ids.of('person', 'ab', 'c', ''),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('a fingerprint', () => {
  test('tells one request from another', () => {
    expect(ids.fingerprint('POST', 'a')).toBe(new Ids(key).fingerprint('POST', 'a'));
    expect(ids.fingerprint('POST', 'a')).toHaveLength(13);
    expect(ids.fingerprint('POST', 'b')).not.toBe(ids.fingerprint('POST', 'a'));
  });
});

describe('a source id', () => {
  test('is known for its own by the installation that it was made in, and by no other', () => {
    const other = new Ids(Buffer.alloc(32, 8));
    const id = ids.of('class', '7B');
    const sourceId = ids.sourceIdOf(id);
    expect(sourceId).toMatch(/^journal\.[0-9a-z]{8}\.[0-9a-z]{16}$/);
    expect(ids.ownIn(sourceId)).toBe(id);
    expect(other.ownIn(sourceId)).toBeUndefined();
    expect(ids.ownIn('7B')).toBeUndefined();
  });
});
