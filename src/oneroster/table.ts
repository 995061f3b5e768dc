import { isUtf8 } from 'node:buffer';
import { faultOf, listOf } from './cells.js';
import { type CsvRecord, parseCsv } from './csv.js';
import { fault, type Fault } from './faults.js';
import type { Column, ReadFile } from './format.js';
import type { Report } from './report.js';

/** How the manifest says a file is meant: everything there is, or what has changed. */
export type Mode = 'bulk' | 'delta';

/** One file of a bundle: its rows, and the ids they define. */
export class Table {
  readonly rows: Row[] = [];
  readonly ids = new Map<string, Row>();

  constructor(
    readonly file: ReadFile,
    readonly mode: Mode,
    readonly columns: readonly Column[],
    /** False where lines could not be read, so that an id not found may stand in one of them. */
    readonly isWhole: boolean,
  ) {}
}

/** One line of a file. A column that the file lacks reads as empty. */
export class Row {
  private doubtful = false;

  constructor(
    readonly fileName: string,
    readonly line: number,
    private readonly positions: ReadonlyMap<string, number>,
    private readonly cells: readonly string[],
  ) {}

  text(column: string): string {
    return this.cells[this.positions.get(column) ?? -1] ?? '';
  }

  list(column: string): string[] {
    return listOf(this.text(column));
  }

  /** The cell as a property to spread: absent where the cell is empty. */
  optional<Name extends string>(name: Name, column: string): { [key in Name]?: string } {
    const value = this.text(column);
    return value === '' ? {} : ({ [name]: value } as { [key in Name]: string });
  }

  /** The same for a column of numbers. */
  optionalNumber<Name extends string>(name: Name, column: string): { [key in Name]?: number } {
    const value = this.text(column);
    return value === '' ? {} : ({ [name]: Number(value) } as { [key in Name]: number });
  }

  /** The same for a column of a form of the journal's own. */
  read<Name extends string, Value>(
    name: Name,
    column: string,
    reads: (cell: string) => Value | undefined,
  ): { [key in Name]?: Value } {
    const value = reads(this.text(column));
    return value === undefined ? {} : ({ [name]: value } as { [key in Name]: Value });
  }

  get sourcedId(): string {
    return this.text('sourcedId');
  }

  get ended(): boolean {
    return this.text('status') === 'tobedeleted';
  }

  /** Whether something is wrong with this row, so that what it says must not be held against another. */
  get isDoubtful(): boolean {
    return this.doubtful;
  }

  /** Reports what is wrong with one of this row's cells. */
  fault(report: Report, column: string, found: Fault): void {
    this.doubtful = true;
    report.error(this.fileName, this.line, column, found, this.text(column));
  }
}

/** Text of a file that must be UTF-8, with or without a byte order mark. Lines that aren't are reported. */
export function decode(fileName: string, bytes: Buffer, report: Report): string {
  for (const line of isUtf8(bytes) ? [] : linesNotUtf8(bytes)) {
    report.error(fileName, line, '', fault('file-not-utf8'));
  }
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function linesNotUtf8(bytes: Buffer): number[] {
  const lines: number[] = [];
  for (let start = 0, line = 1; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(10, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    const text = bytes.subarray(start, end);
    if (!isUtf8(text)) lines.push(line);
    start = end;
  }
  return lines;
}

/** The records of a file, its header first; what isn't CSV is reported. */
export function readRecords(
  fileName: string,
  text: string,
  report: Report,
): {
  readonly header: CsvRecord | undefined;
  readonly body: readonly CsvRecord[];
  readonly isWhole: boolean;
} {
  const { records, problems } = parseCsv(text);
  for (const { line, column, fault: found } of problems) {
    report.error(fileName, line, column.toString(), found);
  }
  const [header, ...body] = records;
  if (!header) report.error(fileName, 1, '', fault('header-missing'));
  return { header, body, isWhole: problems.length === 0 };
}

/** Reads a file into a table and reports every header, cell and id that the standard doesn't allow. */
export function readTable(
  file: ReadFile,
  mode: Mode,
  text: string,
  columns: readonly Column[],
  report: Report,
): Table {
  const fileName = `${file}.csv`;
  const { header, body, isWhole } = readRecords(fileName, text, report);
  const table = new Table(file, mode, columns, isWhole && header !== undefined);
  if (!header) return table;
  const positions = readHeader(fileName, header, columns, report);
  const checked = columns.flatMap((column) => {
    const position = positions.get(column.name);
    return position === undefined ? [] : [{ ...strictIn(column, mode), position }];
  });
  for (const { line, cells } of body) {
    const row = new Row(fileName, line, positions, cells);
    const complete = cells.length === header.cells.length;
    if (complete) {
      checkCells(row, cells, checked, report);
      table.rows.push(row);
    } else {
      const lengths = { found: cells.length, expected: header.cells.length };
      report.error(fileName, line, '', fault('line-length-wrong', lengths));
    }
    claimId(table, row, report);
  }
  return table;
}

function readHeader(
  fileName: string,
  { line, cells }: CsvRecord,
  columns: readonly Column[],
  report: Report,
): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  const known = new Set(columns.map(({ name }) => name));
  for (const [index, name] of cells.entries()) {
    if (positions.has(name)) report.error(fileName, line, name, fault('column-twice'), name);
    else if (known.has(name) || name.startsWith('metadata.')) positions.set(name, index);
    else report.error(fileName, line, name, fault('column-unknown'), name);
  }
  for (const { name, required } of columns) {
    if (required && !positions.has(name)) report.error(fileName, line, name, fault('column-missing'));
  }
  return positions;
}

/** In a delta, each row says what has become of it and when. */
function strictIn(column: Column, mode: Mode): Column {
  const required = mode === 'delta' && (column.name === 'status' || column.name === 'dateLastModified');
  return required ? { ...column, required } : column;
}

function checkCells(
  row: Row,
  cells: readonly string[],
  columns: readonly (Column & { readonly position: number })[],
  report: Report,
): void {
  for (const { name, kind, required, position } of columns) {
    const value = cells[position] ?? '';
    if (value === '') {
      if (required) row.fault(report, name, fault('value-missing'));
      continue;
    }
    const found = faultOf(kind, value);
    if (found) row.fault(report, name, found);
  }
}

function claimId(table: Table, row: Row, report: Report): void {
  const id = row.sourcedId;
  if (id === '') return;
  const first = table.ids.get(id);
  if (first) row.fault(report, 'sourcedId', fault('id-twice', { first: first.line }));
  else table.ids.set(id, row);
}
