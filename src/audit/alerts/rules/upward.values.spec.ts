import { describe, expect, it } from '@jest/globals';
import { isUpward } from './upward.values.js';

const FIVE_POINT = { min: 2, max: 5 };
const LETTERS = { min: 0, max: 4, names: { F: 0, D: 1, C: 2, B: 3, A: 4 } };

describe('A change is upward', () => {
  it('where the grade is better than it was', () => {
    expect(isUpward({ from: '3', to: '4' }, FIVE_POINT)).toBe(true);
    expect(isUpward({ from: '4', to: '3' }, FIVE_POINT)).toBe(false);
    expect(isUpward({ from: 'C', to: 'A' }, LETTERS)).toBe(true);
    expect(isUpward({ from: 'B', to: 'C' }, LETTERS)).toBe(false);
  });

  it('where a grade below the middle of the scale is annulled, or needn’t be', () => {
    for (const to of [{}, { to: 'exempt' }, { to: 'notAssessed' }]) {
      expect(isUpward({ from: '3', ...to }, FIVE_POINT)).toBe(true);
      expect(isUpward({ from: '4', ...to }, FIVE_POINT)).toBe(false);
      expect(isUpward({ from: 'D', ...to }, LETTERS)).toBe(true);
      expect(isUpward({ from: 'C', ...to }, LETTERS)).toBe(false);
    }
  });

  it('where there is a grade that is not below it, and there was none', () => {
    expect(isUpward({ from: 'notAssessed', to: '4' }, FIVE_POINT)).toBe(true);
    expect(isUpward({ from: 'exempt', to: '2' }, FIVE_POINT)).toBe(false);
    expect(isUpward({ from: 'exempt', to: 'notAssessed' }, FIVE_POINT)).toBe(false);
  });

  it('where a debt is withdrawn', () => {
    expect(isUpward({}, FIVE_POINT)).toBe(true);
  });
});
