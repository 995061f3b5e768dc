import { expect, test } from '@jest/globals';
import { columnsSize, remarksColumns } from './remarks-columns.js';

const none = { praise: 0, reprimand: 0, note: 0 };

test('a month has a column for each kind that it has remarks of, as tall as there are many', () => {
  const { columns, highest } = remarksColumns([
    { month: '2026-11', ...none, praise: 4, note: 2 },
    { month: '2026-12', ...none, reprimand: 1 },
  ]);
  const full = columnsSize.height - columnsSize.top - columnsSize.bottom;
  expect(highest).toBe(4);
  expect(columns.map(({ month, kind, height }) => [month, kind, height])).toEqual([
    ['2026-11', 'praise', full],
    ['2026-11', 'note', full / 2],
    ['2026-12', 'reprimand', full / 4],
  ]);
  const foot = columnsSize.height - columnsSize.bottom;
  for (const { y, height } of columns) expect(y + height).toBe(foot);
});

test('columns stand beside each other within the drawing', () => {
  const months = Array.from({ length: 24 }, (_, index) => ({
    ...{ month: String(index), praise: 1, reprimand: 1, note: 1 },
  }));
  const { columns } = remarksColumns(months);
  for (const [index, { x, width }] of columns.entries()) {
    expect(x + width).toBeLessThanOrEqual((columns[index + 1]?.x ?? columnsSize.width) + 0.01);
  }
});

test('without months there is nothing to draw', () => {
  expect(remarksColumns([])).toEqual({ columns: [], highest: 1 });
});
