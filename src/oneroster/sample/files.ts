import { formatCsv } from '../csv.js';
import { type Column, columnsOf, READ_FILES, type ReadFile, UNREAD_FILES } from '../format.js';

type Cells = { readonly [column: string]: string | number };

/** Columns that only bundles without roles.csv use; the standard's 1.2 doesn't have them. */
const OF_1_1 = new Set(['orgSourcedIds', 'role']);

/** The files of a OneRoster 1.2 bulk bundle in the making. */
export class Files {
  private readonly rows = new Map<ReadFile, string[][]>();
  private readonly columns = new Map<ReadFile, readonly string[]>(
    READ_FILES.map((file) => [file, columnsOf(file, '1.2', true).filter(isWritten(file)).map(({ name }) => name)]),
  );

  /** Adds a row; columns that aren't given stay empty. A column that the file doesn't have is an error. */
  add(file: ReadFile, row: object): void {
    const cells = row as Cells;
    const columns = this.columns.get(file) ?? [];
    const strange = Object.keys(cells).filter((name) => !columns.includes(name));
    if (strange.length > 0) throw new Error(`${file}.csv has no column ${strange.join(', ')}`);
    const rows = this.rows.get(file) ?? [];
    rows.push(columns.map((name) => String(cells[name] ?? '')));
    this.rows.set(file, rows);
  }

  /** The manifest and all files that have rows, by name. */
  toCsv(systemName: string): Map<string, string> {
    const manifest = [
      ['propertyName', 'value'],
      ['manifest.version', '1.0'],
      ['oneroster.version', '1.2'],
      ...[...READ_FILES, ...UNREAD_FILES]
        .toSorted()
        .map((file) => [`file.${file}`, this.rows.has(file as ReadFile) ? 'bulk' : 'absent']),
      ['source.systemName', systemName],
    ];
    const bundle = new Map([['manifest.csv', formatCsv(manifest)]]);
    for (const [file, rows] of this.rows) {
      bundle.set(`${file}.csv`, formatCsv([[...(this.columns.get(file) ?? [])], ...rows]));
    }
    return bundle;
  }
}

function isWritten(file: ReadFile): (column: Column) => boolean {
  return ({ name }) => file !== 'users' || !OF_1_1.has(name);
}
