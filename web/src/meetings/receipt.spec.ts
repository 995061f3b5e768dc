import { describe, expect, it } from '@jest/globals';
import { markOf, newCode, receiptIn, receiptText } from './receipt.js';

const code = '0123456789abcdef0123456789abcdef';

describe('A receipt of a ballot', () => {
  it('is drawn anew for each, of 128 bits', () => {
    const codes = new Set(Array.from({ length: 100 }, newCode));
    expect(codes.size).toBe(100);
    for (const each of codes) expect(each).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is read again from what was copied', () => {
    expect(receiptIn(receiptText({ option: 2, code }))).toEqual({ option: 2, code });
    expect(receiptIn(` 9-${code.toUpperCase()}\n`)).toEqual({ option: 9, code });
    for (const text of ['', code, `0-${code}`, `10-${code}`, `1-${code}0`, `1-${code.slice(1)}`]) {
      expect(receiptIn(text)).toBeUndefined();
    }
  });

  it('leads to the mark by which the ballot stands in the result', async () => {
    // sha256sum of "v1 2 0123456789abcdef0123456789abcdef"
    const mark = '8dfb100a60ea2c148501bcb47c0343bc7f4902c3a7aefa32944695618efe3a13';
    expect(await markOf('v1', { option: 2, code })).toBe(mark);
    expect(await markOf('v1', { option: 1, code })).not.toBe(mark);
    expect(await markOf('v2', { option: 2, code })).not.toBe(mark);
  });
});
