import { describe, expect, test } from '@jest/globals';
import { gradeCell, widthsOf } from './sheet.js';

describe('a sheet', () => {
  test('is as wide as the words of its heads and the lines of its cells, up to what it may be', () => {
    const columns = [
      { title: 'No.', widest: 4 },
      { title: 'English language', widest: 18 },
      { title: 'Topic', widest: 10 },
    ];
    const rows = [
      [1, undefined, 'Quadratic equations'],
      [12345, '4 5', 'a\nb'],
    ];
    expect(widthsOf({ columns, rows })).toEqual([4, 8, 10]);
  });

  test('reckons with grades that are numbers, and with no others', () => {
    expect(['5', '12', '0', '100'].map(gradeCell)).toEqual([5, 12, 0, 100]);
    expect(['5-', '4 5', '05', 'A', '1e3', '', '4.5'].map(gradeCell)).toEqual([
      ...['5-', '4 5', '05', 'A', '1e3', '', '4.5'],
    ]);
  });
});
