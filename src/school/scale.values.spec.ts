import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { numberOn } from './scale.values.js';

describe('a grade on a scale', () => {
  test('is one of its whole numbers, both ends included', () => {
    expect(['0', '7', '20'].map((value) => numberOn({ min: 0, max: 20 }, value))).toEqual([0, 7, 20]);
    expect(['1', '6'].map((value) => numberOn({ min: 2, max: 5 }, value))).toEqual([undefined, undefined]);
    expect(numberOn({ min: 1, max: 100 }, '100')).toBe(100);
  });

  test('is written in one way', () => {
    for (const value of ['05', '5.0', '+5', ' 5', '5 ', '-0', '5e0', '0x5', '', 'five', '٥', '1000', '5\n']) {
      expect(numberOn({ min: 0, max: 1_000_000 }, value)).toBeUndefined();
    }
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 105 }), (number) => {
        const there = number >= 0 && number <= 100;
        expect(numberOn({ min: 0, max: 100 }, number.toString())).toBe(there ? number : undefined);
      }),
    );
  });
});
