import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SCALE_PRESETS } from './scale-presets.values.js';
import { EXEMPT, levelOn, NOT_ASSESSED, numberOn, type Scale } from './scale.values.js';

const scale = (min: number, max: number): Scale => ({
  min,
  max,
  levels: { excellent: max, good: max, satisfactory: max },
});

describe('a grade on a scale', () => {
  test('is one of its whole numbers, both ends included', () => {
    expect(['0', '7', '20'].map((value) => numberOn(scale(0, 20), value))).toEqual([0, 7, 20]);
    expect(['1', '6'].map((value) => numberOn(scale(2, 5), value))).toEqual([undefined, undefined]);
    expect(numberOn(scale(1, 100), '100')).toBe(100);
  });

  test('is one of its names, where it has names', () => {
    const { letters } = SCALE_PRESETS;
    expect(['A', 'C', 'F'].map((value) => numberOn(letters, value))).toEqual([5, 3, 0]);
    for (const value of ['a', 'G', '5', '', 'constructor']) expect(numberOn(letters, value)).toBeUndefined();
  });

  test('is written in one way', () => {
    for (const value of ['05', '5.0', '+5', ' 5', '5 ', '-0', '5e0', '0x5', '', 'five', '٥', '1000', '5\n']) {
      expect(numberOn(scale(0, 1_000_000), value)).toBeUndefined();
    }
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 105 }), (number) => {
        const there = number >= 0 && number <= 100;
        expect(numberOn(scale(0, 100), number.toString())).toBe(there ? number : undefined);
      }),
    );
  });
});

describe('a level', () => {
  test('begins with its least number', () => {
    const { twentyPoint } = SCALE_PRESETS;
    const levels = ['20', '18', '17', '14', '13', '10', '9', '0'].map((value) => levelOn(twentyPoint, value));
    expect(levels).toEqual([
      ...['excellent', 'excellent', 'good', 'good'],
      ...['satisfactory', 'satisfactory', 'unsatisfactory', 'unsatisfactory'],
    ]);
  });

  test('is that of the number that a name stands for', () => {
    const { letters, passFail } = SCALE_PRESETS;
    expect(levelOn(letters, 'A')).toBe('excellent');
    expect(levelOn(letters, 'F')).toBe('unsatisfactory');
    expect(levelOn(passFail, 'pass')).toBe('satisfactory');
    expect(levelOn(passFail, 'fail')).toBe('unsatisfactory');
  });

  test('is its own for who is not assessed, and none for who is exempt or has no grade of the scale', () => {
    const { fivePoint } = SCALE_PRESETS;
    expect(levelOn(fivePoint, NOT_ASSESSED)).toBe('notAssessed');
    expect(levelOn(fivePoint, EXEMPT)).toBeUndefined();
    expect(levelOn(fivePoint, '6')).toBeUndefined();
  });
});
