import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pauseBefore } from './smpp.js';

describe('the pause before another connection', () => {
  it('grows twofold up to the longest, and half of it is chance', () => {
    expect([0, 1, 2, 3, 4, 5].map((failures) => pauseBefore(failures, 500, 10_000, 1))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 10_000,
    ]);
    expect(pauseBefore(2, 500, 10_000, 0)).toBe(1_000);
  });

  it('is never without end and never none, however long a server is away', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
        const pause = pauseBefore(failures, 500, 60_000, chance);
        expect(pause).toBeGreaterThanOrEqual(250);
        expect(pause).toBeLessThanOrEqual(60_000);
      }),
    );
  });
});
