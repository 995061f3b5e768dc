import { describe, expect, it } from '@jest/globals';
import { refusedCells } from './refused-cells.js';

describe('What is wrong with a file', () => {
  it('is told by line and column, in the order of the lines', () => {
    const errors = [
      { field: 'csv.12.teacher', message: 'is no teacher of the group in this term' },
      { field: 'csv.3.number', message: 'is no lesson that there is a bell for on this day' },
      { field: 'csv', message: 'are too many' },
    ];
    expect(refusedCells({ errors })).toEqual([
      { message: 'are too many' },
      { line: 3, column: 'number', message: 'is no lesson that there is a bell for on this day' },
      { line: 12, column: 'teacher', message: 'is no teacher of the group in this term' },
    ]);
    expect(refusedCells({})).toEqual([]);
  });
});
