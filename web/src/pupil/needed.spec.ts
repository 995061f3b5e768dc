import { describe, expect, it } from '@jest/globals';
import { shortestWays, waysWorthSaying } from './needed.js';

const way = (value: string, weight: number, count: number) => ({ value, weight, count });

describe('The shortest ways to the next grade', () => {
  it('are those of the fewest grades of each weight, the lowest of them', () => {
    const ways = [way('4', 1, 5), way('5', 1, 2), way('4', 2, 3), way('5', 2, 1), way('3', 2, 1)];
    expect(shortestWays(ways)).toEqual([way('5', 2, 1), way('5', 1, 2)]);
  });

  it('are two at most, and none where there is none', () => {
    expect(shortestWays([way('5', 1, 9), way('5', 2, 5), way('5', 3, 3)])).toEqual([
      way('5', 3, 3),
      way('5', 2, 5),
    ]);
    expect(shortestWays([])).toEqual([]);
  });
});

describe('The ways to the next grade that are worth saying', () => {
  it('end with the lowest value of which one grade of any weight is enough', () => {
    const told = [way('7', 1, 6), way('7', 2, 1), way('8', 1, 1), way('8', 2, 1)];
    expect(waysWorthSaying([...told, way('9', 1, 1), way('9', 2, 1)])).toEqual(told);
  });

  it('are all where no single grade is enough', () => {
    const ways = [way('4', 1, 5), way('5', 1, 2)];
    expect(waysWorthSaying(ways)).toEqual(ways);
  });
});
