import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { averageOf, marksOf, proposedOn } from './average.values.js';
import { MOST_NEEDED, neededForNext } from './needed.values.js';
import { HALF_UP, type Rounding } from './rounding.values.js';
import { SCALE_PRESETS } from './scale-presets.values.js';

const { fivePoint } = SCALE_PRESETS;
const grades = (...numbers: number[]) => numbers.map((number) => ({ number, weight: 1 }));

describe('what an average needs to reach the next grade', () => {
  test('is the smallest number of grades of each value that are enough', () => {
    expect(neededForNext(fivePoint, HALF_UP, grades(3, 3), [1])).toEqual({
      value: '4',
      least: 3.5,
      ways: [
        { value: '4', weight: 1, count: 2 },
        { value: '5', weight: 1, count: 1 },
      ],
    });
  });

  test('is less of a work that weighs more', () => {
    expect(neededForNext(fivePoint, HALF_UP, grades(3, 3, 3, 3), [1, 3])?.ways).toEqual([
      { value: '4', weight: 1, count: 4 },
      { value: '5', weight: 1, count: 2 },
      { value: '4', weight: 3, count: 2 },
      { value: '5', weight: 3, count: 1 },
    ]);
  });

  test('follows the thresholds of the school', () => {
    const strict: Rounding = { kind: 'thresholds', least: { '5': 4.8 } };
    expect(neededForNext(fivePoint, strict, grades(4), [1])).toEqual({
      value: '5',
      least: 4.8,
      ways: [{ value: '5', weight: 1, count: 4 }],
    });
  });

  test('is nothing without a grade, and with the highest one', () => {
    expect(neededForNext(fivePoint, HALF_UP, [], [1])).toBeUndefined();
    expect(neededForNext(fivePoint, HALF_UP, grades(5, 4), [1])).toBeUndefined();
  });

  test('is told no way of where more grades would be needed than anybody gets', () => {
    const many = Array.from({ length: 100 }, () => ({ number: 3, weight: 1 }));
    expect(neededForNext(fivePoint, HALF_UP, many, [1])).toEqual({ value: '4', least: 3.5, ways: [] });
  });

  test('reaches the next grade, as one fewer does not, and what is not told does not by far', () => {
    const numbers = marksOf(fivePoint).map(({ number }) => number);
    const grade = fc.record({ number: fc.constantFrom(...numbers), weight: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(
        fc.array(grade, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (had, weight) => {
          const needed = neededForNext(fivePoint, HALF_UP, had, [weight]);
          const before = proposedOn(fivePoint, HALF_UP, averageOf(had) ?? 0);
          if (!needed) {
            expect(before).toBe('5');
            return;
          }
          expect(Number(needed.value)).toBe(Number(before) + 1);
          for (const { value, number } of marksOf(fivePoint)) {
            const after = (count: number) =>
              averageOf([...had, ...Array.from({ length: count }, () => ({ number, weight }))]) ?? 0;
            const count = needed.ways.find((way) => way.value === value)?.count;
            if (count === undefined) expect(after(MOST_NEEDED)).toBeLessThan(needed.least);
            else {
              expect(after(count)).toBeGreaterThanOrEqual(needed.least);
              expect(after(count - 1)).toBeLessThan(needed.least);
            }
          }
        },
      ),
    );
  });
});
