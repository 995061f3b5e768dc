import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { averageOf, marksOf, proposedOn } from './average.values.js';
import { HALF_UP, type Rounding } from './rounding.values.js';
import type { Scale } from './scale.values.js';

const levels = { excellent: 5, good: 4, satisfactory: 3 };
const FIVE_POINT: Scale = { min: 2, max: 5, levels };
const LETTERS: Scale = { min: 1, max: 5, levels, names: { A: 5, F: 1, C: 3, B: 4, D: 2 } };
const PASS_FAIL: Scale = { min: 0, max: 1, levels, names: { pass: 1, fail: 0 } };

const grade = (number: number, weight = 1) => ({ number, weight });

describe('the average', () => {
  test('counts each grade by its weight', () => {
    expect(averageOf([grade(4)])).toBe(4);
    expect(averageOf([grade(3, 1), grade(5, 3)])).toBe(4.5);
    expect(averageOf([grade(2, 0), grade(5, 3)])).toBe(5);
  });

  test('is none of nothing, nor of what has no weight', () => {
    expect(averageOf([])).toBeUndefined();
    expect(averageOf([grade(4, 0), grade(5, 0)])).toBeUndefined();
  });

  test('has six places, so that reckoning leaves no dust below a threshold', () => {
    expect(averageOf([grade(4), grade(4), grade(5)])).toBe(4.333333);
    expect(averageOf([grade(5), grade(5), grade(4)])).toBe(4.666667);
    expect(averageOf([grade(3, 0.1), grade(4, 0.1)])).toBe(3.5);
    expect(averageOf([grade(3, 0.4), grade(4, 0.6)])).toBe(3.6);
    expect(averageOf([grade(3, 0.3), grade(3, 0.1), grade(4, 0.2), grade(4, 0.4)])).toBe(3.6);
  });

  test('lies between the lowest and the highest grade, whatever their order', () => {
    const grades = fc.array(
      fc.record({ number: fc.integer({ min: 0, max: 100 }), weight: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(grades, (some) => {
        const average = averageOf(some) ?? NaN;
        const numbers = some.map(({ number }) => number);
        expect(average).toBeGreaterThanOrEqual(Math.min(...numbers));
        expect(average).toBeLessThanOrEqual(Math.max(...numbers));
        expect(averageOf(some.toReversed())).toBe(average);
      }),
    );
  });
});

describe('what an average comes to', () => {
  const half = (average: number, scale: Scale = FIVE_POINT) => proposedOn(scale, HALF_UP, average);

  test('is the nearest grade, halves up', () => {
    expect([2, 2.499999, 2.5, 3.499999, 3.5, 4.499999, 4.5, 5].map((average) => half(average))).toEqual([
      '2',
      '2',
      '3',
      '3',
      '4',
      '4',
      '5',
      '5',
    ]);
  });

  test('is a name where the scale has names, in whatever order they stand', () => {
    expect([1, 2.5, 3.5, 4.499999, 4.5].map((average) => half(average, LETTERS))).toEqual([
      'F',
      'C',
      'B',
      'B',
      'A',
    ]);
    expect([0, 0.499999, 0.5, 1].map((average) => half(average, PASS_FAIL))).toEqual([
      'fail',
      'fail',
      'pass',
      'pass',
    ]);
  });

  test('follows thresholds where the school has some, and halves where it has none', () => {
    const rounding: Rounding = { kind: 'thresholds', least: { '4': 3.6, '5': 4.6 } };
    const proposed = [2.499999, 2.5, 3.599999, 3.6, 4.599999, 4.6].map((average) =>
      proposedOn(FIVE_POINT, rounding, average),
    );
    expect(proposed).toEqual(['2', '3', '3', '4', '4', '5']);
  });

  test('is the lowest grade where none is reached', () => {
    const rounding: Rounding = { kind: 'thresholds', least: { '2': 2.2 } };
    expect(proposedOn(FIVE_POINT, rounding, 2.1)).toBe('2');
    expect(half(0)).toBe('2');
  });

  test('of equal grades is that grade, on every scale', () => {
    for (const scale of [FIVE_POINT, LETTERS, PASS_FAIL, { min: 0, max: 100, levels }]) {
      for (const { value, number } of marksOf(scale)) expect(half(number, scale)).toBe(value);
    }
  });

  test('never falls where the average rises', () => {
    const tenth = fc.integer({ min: 20, max: 50 });
    const least = fc.record({ '3': tenth, '4': tenth, '5': tenth }).map((tenths) => ({
      '3': tenths['3'] / 10,
      '4': tenths['4'] / 10,
      '5': tenths['5'] / 10,
    }));
    fc.assert(
      fc.property(least, tenth, tenth, (thresholds, a, b) => {
        const rounding: Rounding = { kind: 'thresholds', least: thresholds };
        const [lower, higher] = a < b ? [a, b] : [b, a];
        expect(Number(proposedOn(FIVE_POINT, rounding, lower / 10))).toBeLessThanOrEqual(
          Number(proposedOn(FIVE_POINT, rounding, higher / 10)),
        );
      }),
    );
  });
});

test('the grades of a scale go from the lowest to the highest', () => {
  expect(marksOf(FIVE_POINT).map(({ value }) => value)).toEqual(['2', '3', '4', '5']);
  expect(marksOf(LETTERS).map(({ value }) => value)).toEqual(['F', 'D', 'C', 'B', 'A']);
});
