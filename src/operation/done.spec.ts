import { describe, expect, test } from '@jest/globals';
import { doneOf } from './done.js';

const at = (commit: bigint) => ({ commit, prepare: commit });

describe('how much of the log a read model has', () => {
  test.each([
    [0n, 0n, 0],
    [0n, 10n, 0],
    [5n, 10n, 0.5],
    [1n, 3n, 0.333],
    [2n ** 62n, 2n ** 63n, 0.5],
  ])('at %d of %d is %d', (commit, head, done) => {
    expect(doneOf(at(commit), at(head))).toBe(done);
  });

  test('is never all of it, where something is missing yet', () => {
    expect(doneOf(at(999_999n), at(1_000_000n))).toBe(0.999);
    expect(doneOf(at(10n), at(10n))).toBe(0.999);
  });
});
