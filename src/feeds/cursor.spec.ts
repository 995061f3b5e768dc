import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BEGINNING, Cursors, formatSequence } from './cursor.js';

const cursors = new Cursors(Buffer.alloc(32, 1));
const number = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const sequence = fc.bigInt({ min: 0n, max: 10n ** 16n - 1n });
const place = fc.record({ commit: number, prepare: number, sequence: number });
const FEED = '0123456789abcdef';

describe('A cursor', () => {
  it('names its place and its feed, to whoever has the key and by the consumer alone', () => {
    fc.assert(
      fc.property(
        place,
        fc.stringMatching(/^[\da-f]{16}$/),
        fc.string(),
        fc.string(),
        (cursor, feed, own, other) => {
          fc.pre(own !== other);
          const text = cursors.write(cursor, feed, own);
          expect(cursors.read(text, own)).toEqual({ cursor, feed });
          expect(cursors.read(text, other)).toBeUndefined();
          expect(new Cursors(Buffer.alloc(32, 2)).read(text, own)).toBeUndefined();
          expect(encodeURIComponent(text)).toBe(text);
        },
      ),
    );
  });

  it('is none with any byte changed, left out or added', () => {
    fc.assert(
      fc.property(place, fc.nat(48), fc.integer({ min: 1, max: 255 }), (cursor, at, by) => {
        const bytes = Buffer.from(cursors.write(cursor, FEED, 'ministry'), 'base64url');
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ by, at);
        for (const forged of [changed, bytes.subarray(0, at), Buffer.concat([bytes, Buffer.of(by)])]) {
          expect(cursors.read(forged.toString('base64url'), 'ministry')).toBeUndefined();
        }
      }),
    );
  });

  it('is written in one way', () => {
    const text = cursors.write(BEGINNING, FEED, 'ministry');
    for (const other of [`${text}=`, ` ${text}`, `${text}\n`, '', 'beginning']) {
      expect(cursors.read(other, 'ministry')).toBeUndefined();
    }
  });

  it('has sequence numbers that are ordered as text', () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        expect(formatSequence(a) < formatSequence(b)).toBe(a < b);
      }),
    );
  });
});
