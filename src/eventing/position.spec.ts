import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparePositions, formatPosition, laterOf, parsePosition } from './position.js';

const LARGEST = 2n ** 63n - 1n;
const number = fc.bigInt({ min: 0n, max: LARGEST });
const position = fc.record({ commit: number, prepare: number });

describe('a position', () => {
  test('is read back as it was written, beyond what a double can hold', () => {
    expect(formatPosition({ commit: LARGEST, prepare: 1n })).toBe('9223372036854775807/1');
    fc.assert(
      fc.property(position, (each) => {
        expect(parsePosition(formatPosition(each))).toEqual(each);
      }),
    );
  });

  test('is nothing else', () => {
    const others = ['', '1', '1/', '/1', '1/2/3', '-1/1', '1.5/1', 'a/b', ' 1/1', '1/1\n', '0x1/1'];
    for (const text of [...others, '9223372036854775808/0', '0/9223372036854775808', `${'9'.repeat(20)}/0`]) {
      expect(parsePosition(text)).toBeUndefined();
    }
  });

  test('comes after another by commit, and by prepare within one commit', () => {
    const at = (commit: bigint, prepare: bigint) => ({ commit, prepare });
    expect(comparePositions(at(1n, 9n), at(2n, 0n))).toBeLessThan(0);
    expect(comparePositions(at(2n, 1n), at(2n, 0n))).toBeGreaterThan(0);
    expect(comparePositions(at(2n, 1n), at(2n, 1n))).toBe(0);
    expect(laterOf(at(1n, 9n), at(2n, 0n))).toEqual(at(2n, 0n));
  });

  test('is in one order with all others', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        expect(Math.sign(comparePositions(a, b))).toBe(-Math.sign(comparePositions(b, a)) || 0);
        if (comparePositions(a, b) <= 0 && comparePositions(b, c) <= 0) {
          expect(comparePositions(a, c)).toBeLessThanOrEqual(0);
        }
        expect([a, b]).toContain(laterOf(a, b));
      }),
    );
  });
});
