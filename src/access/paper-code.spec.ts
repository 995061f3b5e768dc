import { describe, expect, test } from '@jest/globals';
import { newPaperCode } from './paper-code.js';

describe('a code on paper', () => {
  test('is of so many letters in two halves, none of which is taken for another one', () => {
    for (const letters of [8, 10]) {
      const half = `[0-9A-HJKMNP-TV-Z]{${(letters / 2).toString()}}`;
      expect(newPaperCode(letters)).toMatch(new RegExp(`^${half}-${half}$`));
    }
  });

  test('is another one each time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newPaperCode(10))).size).toBe(1000);
  });
});
