import { describe, expect, test } from '@jest/globals';
import { readXlsx } from '../../test/support/read-xlsx.js';
import type { Cell, Sheet } from './sheet.js';
import { namesOf, workbookOf } from './workbook.js';

const sheet = (title: string, ...rows: Cell[][]): Sheet => ({
  ...{ title, lead: [], rows },
  columns: [
    { title: 'No.', widest: 4 },
    { title: 'Pupil', widest: 36 },
    { title: 'Mark', widest: 12 },
  ],
});

describe('a workbook', () => {
  test('has texts as texts and numbers as numbers', async () => {
    const book = await workbookOf([sheet('7B', [1, 'Анна <Lee> & "Co"', 4.5], [2, 'Boris', undefined])]);
    const [read] = await readXlsx(book);
    expect(read?.name).toBe('7B');
    expect([...(read?.cells ?? [])].map(([place, { value }]) => [place, value])).toEqual([
      ...[['A1', 'No.'] as const, ['B1', 'Pupil'] as const, ['C1', 'Mark'] as const],
      ...[['A2', 1] as const, ['B2', 'Анна <Lee> & "Co"'] as const, ['C2', 4.5] as const],
      ...[['A3', 2] as const, ['B3', 'Boris'] as const],
    ]);
  });

  test('has no formula, whatever a text begins with', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x.example")'];
    const [read] = await readXlsx(
      await workbookOf([sheet('=7B', ...texts.map((text): Cell[] => [1, text]))]),
    );
    expect(texts.map((_, row) => read?.cells.get(`B${(row + 2).toString()}`))).toEqual(
      texts.map((value) => ({ value, isFormula: false })),
    );
  });

  test('takes any text that XML and spreadsheets can hold', async () => {
    const odd = `a\u0000\u0008b\ud800c💥${'x'.repeat(40_000)}`;
    const [read] = await readXlsx(await workbookOf([sheet('7B', [1, odd])]));
    const value = read?.cells.get('B2')?.value as string;
    expect(value.startsWith('abc💥xxx')).toBe(true);
    expect(value).toHaveLength(32_767);
  });
});

describe('names of sheets', () => {
  test('are short, without what they may not have, and each its own', () => {
    expect(namesOf(['I/II [*]?:', 'i-ii -----', "'quoted'", ''])).toEqual([
      ...['I-II -----', 'i-ii ----- (2)', 'quoted', 'Sheet'],
    ]);
    const long = 'A very long title of a very long sheet';
    expect(namesOf([long, long])).toEqual([
      'A very long title of a very lon',
      'A very long title of a very (2)',
    ]);
  });
});
