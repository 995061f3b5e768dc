import type { BundleFiles } from './container.js';
import { fault } from './faults.js';
import { columnsOf, type ReadFile, type Version } from './format.js';
import { readManifest } from './manifest.js';
import type { Report } from './report.js';
import { decode, readTable, type Row, type Table } from './table.js';

/** The files of a bundle, each cell of which keeps to the standard or has been reported. */
export class Tables {
  constructor(
    readonly version: Version,
    private readonly tables: ReadonlyMap<ReadFile, Table>,
    private readonly absent: ReadonlySet<ReadFile>,
  ) {}

  rows(file: ReadFile): readonly Row[] {
    return this.tables.get(file)?.rows ?? [];
  }

  find(file: ReadFile, sourcedId: string): Row | undefined {
    return this.tables.get(file)?.ids.get(sourcedId);
  }

  has(file: ReadFile): boolean {
    return this.tables.has(file);
  }

  /** Whether all there is to know of the file's subject stands in the bundle and could be read. */
  knowsAll(file: ReadFile): boolean {
    const table = this.tables.get(file);
    return table?.mode === 'bulk' && table.isWhole;
  }

  get kind(): 'bulk' | 'delta' {
    return [...this.tables.values()].some(({ mode }) => mode === 'delta') ? 'delta' : 'bulk';
  }

  /** Reports every id that stands for nothing. What only an earlier bundle can tell is left unjudged. */
  checkReferences(report: Report): void {
    for (const table of this.tables.values()) {
      for (const { name, kind, refersTo } of table.columns) {
        if (!refersTo || !this.judges(table, refersTo)) continue;
        for (const row of table.rows) {
          const ids = kind === 'guids' ? row.list(name) : [row.text(name)];
          const unknown = ids.filter((id) => id !== '' && !this.find(refersTo, id));
          if (unknown.length === 0) continue;
          row.fault(report, name, fault('id-unknown', { among: `${refersTo}.csv`, ids: unknown.join(', ') }));
        }
      }
    }
  }

  private judges(source: Table, target: ReadFile): boolean {
    return this.has(target) ? this.knowsAll(target) : source.mode === 'bulk' && this.absent.has(target);
  }
}

/** Reads every file that the manifest names, and reports what is wrong with each by itself. */
export function readTables(files: BundleFiles, report: Report): Tables | undefined {
  const manifest = readManifest(files, report);
  if (!manifest) return undefined;
  const tables = new Map<ReadFile, Table>();
  for (const [file, mode] of manifest.modes) {
    const bytes = files.get(`${file}.csv`);
    if (!bytes) continue;
    const columns = columnsOf(file, manifest.version, manifest.modes.has('roles'));
    tables.set(file, readTable(file, mode, decode(`${file}.csv`, bytes, report), columns, report));
  }
  return new Tables(manifest.version, tables, manifest.absent);
}
