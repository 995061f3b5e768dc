import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pauseAfter } from './retries.js';

const HOUR = 3_600_000;

describe('A delivery that failed', () => {
  it('is tried again after growing pauses, for more than three days, and then no more', () => {
    const pauses = Array.from({ length: 9 }, (_, index) => pauseAfter(index + 1, 0) ?? 0);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses[0]).toBe(5_000);
    expect(pauses.reduce((sum, pause) => sum + pause)).toBeGreaterThan(72 * HOUR);
    expect(pauseAfter(10, 0)).toBeUndefined();
  });

  it('is tried no earlier than the address asked for, within a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (n, chance, asked) => {
          const pause = pauseAfter(n, chance, asked) ?? 0;
          expect(pause).toBeGreaterThanOrEqual(Math.min(asked, 24 * HOUR));
          expect(pause).toBeLessThanOrEqual(Math.max(asked, 24 * HOUR * 1.2));
          expect(pause).toBeGreaterThanOrEqual(pauseAfter(n, 0) ?? 0);
        },
      ),
    );
  });
});
