import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatCsv, parseCsv } from './csv.js';

describe('reading CSV', () => {
  test('keeps the line of each record, with quoted line breaks and empty lines counted', () => {
    const { records, problems } = parseCsv('a,b\r\n"x\ny",2\n\n3,"say ""hi"""\n4,');
    expect(problems).toEqual([]);
    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\ny', '2'] },
      { line: 5, cells: ['3', 'say "hi"'] },
      { line: 6, cells: ['4', ''] },
    ]);
  });

  test('names every record that breaks the rules and reads on at the next line', () => {
    const { records, problems } = parseCsv('a,b\n1,2"3\n"4"x,5\n6,7\n8,"open\n9,10\n');
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 2],
      [3, 1],
      [5, 2],
    ]);
    expect(records.map(({ line }) => line)).toEqual([1, 4, 6]);
  });

  test('takes another delimiter', () => {
    expect(parseCsv('a;b,c', ';').records).toEqual([{ line: 1, cells: ['a', 'b,c'] }]);
  });

  test('reads back whatever is written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }));
    fc.assert(
      fc.property(rows, (written) => {
        const { records, problems } = parseCsv(formatCsv(written));
        expect(problems).toEqual([]);
        expect(records.map(({ cells }) => cells)).toEqual(written);
      }),
    );
  });

  test('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r') }), (text) => {
        parseCsv(text);
      }),
      { numRuns: 1_000 },
    );
  });
});
