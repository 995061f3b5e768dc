import { formatCsv } from '../csv.js';
import { READ_FILES, type ReadFile } from '../format.js';
import { type Cells, manifestOf, recordOf, writtenColumns } from '../written-files.js';

/** The files of a OneRoster 1.2 bulk bundle in the making. */
export class Files {
  private readonly rows = new Map<ReadFile, string[][]>();
  private readonly columns = new Map(READ_FILES.map((file) => [file, writtenColumns(file)]));

  /** Adds a row; columns that aren't given stay empty. A column that the file doesn't have is an error. */
  add(file: ReadFile, row: object): void {
    const rows = this.rows.get(file) ?? [];
    rows.push(recordOf(file, this.columns.get(file) ?? [], row as Cells));
    this.rows.set(file, rows);
  }

  /** The manifest and all files that have rows, by name. */
  toCsv(systemName: string): Map<string, string> {
    const isThere = (file: string) => this.rows.has(file as ReadFile);
    const manifest = manifestOf(isThere, { 'source.systemName': systemName });
    const bundle = new Map([['manifest.csv', formatCsv(manifest)]]);
    for (const [file, rows] of this.rows) {
      bundle.set(`${file}.csv`, formatCsv([[...(this.columns.get(file) ?? [])], ...rows]));
    }
    return bundle;
  }
}
