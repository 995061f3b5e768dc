import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../test/support/refusal-of.js';
import { MOST_WEEKS, mustBePrintable } from './printed-diaries.js';

const pupils = (count: number) => Array.from({ length: count }, (_, index) => `p${index.toString()}`);
const week = { from: '2026-11-23', to: '2026-11-29' };
const term = { from: '2026-09-01', to: '2026-11-29' };
const refused = (...asked: Parameters<typeof mustBePrintable>) =>
  refusalOf(Promise.resolve().then(() => mustBePrintable(...asked)));

describe('what goes into one document', () => {
  test('is a class in a term, and many families in a week', () => {
    expect(() => mustBePrintable(pupils(34), term)).not.toThrow();
    expect(() => mustBePrintable(pupils(MOST_WEEKS), week)).not.toThrow();
  });

  test('is not more than is made in some seconds, nor nothing', async () => {
    expect(await refused(pupils(MOST_WEEKS + 1), week)).toEqual(['too-much-to-print']);
    expect(await refused(pupils(100), term)).toEqual(['too-much-to-print']);
    expect(await refused([], week)).toEqual(['nothing-to-print']);
  });
});
