import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { averageOf } from './average.values.js';
import {
  averageOfSums,
  NO_SUMS,
  sumsBefore,
  totalOf,
  withGrade,
  withoutGrade,
  type CountedGrade,
  type SumsByWeek,
} from './grade-sums.values.js';

const grade = (number: number, weight = 1, week = '2026-W48'): CountedGrade => ({ number, weight, week });
const sumsOf = (...grades: readonly CountedGrade[]): SumsByWeek => grades.reduce(withGrade, NO_SUMS);

describe('the sums of grades', () => {
  test('keep the newest week apart', () => {
    const sums = sumsOf(grade(5, 2, '2026-W47'), grade(4), grade(3, 1, '2026-W46'), grade(2, 3));
    expect(sums).toEqual({
      ...{ sum: 23, weight: 7, count: 4 },
      lastWeek: { week: '2026-W48', sum: 10, weight: 4, count: 2 },
    });
    expect(sumsBefore(sums, '2026-W48')).toEqual({ sum: 13, weight: 3, count: 2 });
    expect(sumsBefore(sums, '2026-W49')).toEqual({ sum: 23, weight: 7, count: 4 });
  });

  test('begin a newer week, at the turn of a year too', () => {
    const { lastWeek } = sumsOf(grade(5, 1, '2026-W53'), grade(4, 1, '2027-W01'));
    expect(lastWeek).toEqual({ week: '2027-W01', sum: 4, weight: 1, count: 1 });
  });

  test('come to no average where nothing counts any more, and leave no dust', () => {
    const sums = [0.1, 0.2, 0.3].map((weight) => grade(3, weight));
    expect(averageOfSums(sums.reduce(withoutGrade, sumsOf(...sums)))).toBeUndefined();
    expect(sums.reduce(withoutGrade, sumsOf(...sums))).toMatchObject(NO_SUMS);
    expect(averageOfSums(NO_SUMS)).toBeUndefined();
  });

  test('come to the average of the grades that are left, now and before the newest week', () => {
    const grades = fc.array(
      fc.record({
        number: fc.integer({ min: 0, max: 100 }),
        weight: fc.constantFrom(0.1, 0.25, 0.3, 1, 1.5, 2, 3),
        week: fc.constantFrom('2026-W46', '2026-W47', '2026-W48'),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(grades, fc.infiniteStream(fc.boolean()), (all, stays) => {
        const left = all.filter(() => stays.next().value === true);
        const gone = all.filter((one) => !left.includes(one));
        const sums = gone.reduce(withoutGrade, sumsOf(...all));
        expect(averageOfSums(sums)).toBe(averageOf(left));
        const newest =
          all
            .map(({ week }) => week)
            .sort()
            .at(-1) ?? '2026-W48';
        const before = left.filter(({ week }) => week < newest);
        expect(averageOfSums(sumsBefore(sums, newest))).toBe(averageOf(before));
      }),
    );
  });

  test('of several parts are those of the whole', () => {
    const [a, b] = [sumsOf(grade(5, 0.1), grade(4, 0.2)), sumsOf(grade(3, 2))];
    expect(totalOf([a, b])).toEqual({ sum: 7.3, weight: 2.3, count: 3 });
  });
});
