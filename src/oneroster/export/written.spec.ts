import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatCsv } from '../csv.js';
import { columnsOf, READ_FILES, type ReadFile } from '../format.js';
import { Report } from '../report.js';
import { decode, readTable } from '../table.js';
import { manifestOf, recordOf, writtenColumns, type Cells } from '../written-files.js';

const text = fc.string({
  unit: fc.constantFrom('a', 'Ж', 'ё', '😀', ',', '"', '\n', '\r', ' ', '=', "'", '\t'),
});

/** Rows of a file, any text in any of its columns, each with an id of its own. */
const rowsOf = (file: ReadFile): fc.Arbitrary<Cells[]> =>
  fc
    .array(fc.record(Object.fromEntries(writtenColumns(file).map((column) => [column, text]))), {
      maxLength: 5,
    })
    .map((rows) => rows.map((row, index) => ({ ...row, sourcedId: `row-${index.toString()}` })));

describe('what an export writes', () => {
  test.each(READ_FILES)('is read back cell by cell from %s.csv', (file) => {
    const columns = writtenColumns(file);
    fc.assert(
      fc.property(rowsOf(file), (rows) => {
        const written = Buffer.from(formatCsv([columns, ...rows.map((row) => recordOf(file, columns, row))]));
        const report = new Report();
        const csv = decode(`${file}.csv`, written, report);
        const table = readTable(file, 'bulk', csv, columnsOf(file, '1.2', true), report);
        // Most cells of any text break the rules of their columns; none is read otherwise for that.
        expect(report.errors.filter(({ column }) => !columns.includes(column))).toEqual([]);
        const read = table.rows.map((row) =>
          Object.fromEntries(columns.map((column) => [column, row.text(column)])),
        );
        expect(read).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  test('leaves a cell empty that nothing is said of, and has no column that the file doesn’t have', () => {
    const columns = writtenColumns('orgs');
    expect(
      recordOf('orgs', columns, { sourcedId: 's1', name: undefined, type: 'school' }).slice(0, 6),
    ).toEqual(['s1', '', '', '', 'school', '']);
    expect(() => recordOf('orgs', columns, { sourcedid: 's1' })).toThrow('orgs.csv has no column sourcedid');
    expect(writtenColumns('users')).not.toContain('orgSourcedIds');
  });

  test('names every file of the standard in the manifest, and the place of the log', () => {
    const rows = manifestOf((file) => file === 'orgs', { 'metadata.position': '5/5' });
    const properties = new Map(rows.map(([name = '', value = '']) => [name, value]));
    expect(properties.get('file.orgs')).toBe('bulk');
    expect(properties.get('file.scoreScales')).toBe('absent');
    expect(properties.get('metadata.position')).toBe('5/5');
  });
});
