import { describe, expect, it } from '@jest/globals';
import { pastedFrom } from './pasted.js';

const size = { rows: 4, columns: 3 };
const from = { row: 1, column: 1 };

describe('what is pasted', () => {
  it('is a column, down from the place', () => {
    expect(pastedFrom('5\n4\n3\n', from, size)).toEqual([
      { row: 1, column: 1, text: '5' },
      { row: 2, column: 1, text: '4' },
      { row: 3, column: 1, text: '3' },
    ]);
  });

  it('has lines as any system ends them, and leaves out what is empty', () => {
    expect(pastedFrom('5\r\n\r\n 3 ', from, size)).toEqual([
      { row: 1, column: 1, text: '5' },
      { row: 3, column: 1, text: '3' },
    ]);
  });

  it('is a block where there are tabs', () => {
    expect(pastedFrom('5\t4\n\t3', from, size)).toEqual([
      { row: 1, column: 1, text: '5' },
      { row: 1, column: 2, text: '4' },
      { row: 2, column: 2, text: '3' },
    ]);
  });

  it('is nothing where it reaches beyond the grid', () => {
    expect(pastedFrom('1\n2\n3\n4', from, size)).toBeUndefined();
    expect(pastedFrom('1\t2\t3', from, size)).toBeUndefined();
  });
});
