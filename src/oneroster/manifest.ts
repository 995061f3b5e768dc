import type { BundleFiles } from './container.js';
import { fault, type Fault } from './faults.js';
import { NEEDED_FILES, READ_FILES, type ReadFile, UNREAD_FILES, type Version } from './format.js';
import type { Report } from './report.js';
import { decode, type Mode, readRecords } from './table.js';

const MANIFEST = 'manifest.csv';
const MODES = ['absent', 'bulk', 'delta'];

/** What a bundle's manifest says: the version of the standard, and how each file is meant. */
export type Manifest = {
  readonly version: Version;
  /** The files to read. */
  readonly modes: ReadonlyMap<ReadFile, Mode>;
  /** The files that rightly aren't there. */
  readonly absent: ReadonlySet<ReadFile>;
};

/** Reads the manifest, compares it with the files that are there, and reports where they disagree. */
export function readManifest(files: BundleFiles, report: Report): Manifest | undefined {
  const bytes = files.get(MANIFEST);
  if (!bytes) {
    // One that is there without bytes has been reported by whoever couldn't read it.
    if (!files.has(MANIFEST)) report.error(MANIFEST, 0, '', fault('manifest-missing'));
    return undefined;
  }
  const properties = readProperties(decode(MANIFEST, bytes, report), report);
  const version = readVersion(properties, report);
  const modes = readModes(properties, files, report);
  reportUnnamed(properties, files, report);
  const missing = absentFiles(properties, files);
  const isBulk = ![...modes.values()].includes('delta');
  for (const file of isBulk ? NEEDED_FILES : []) {
    if (missing.delete(file)) report.error(`${file}.csv`, 0, '', fault('file-missing'));
  }
  return version ? { version, modes, absent: missing } : undefined;
}

function absentFiles(properties: Properties, files: BundleFiles): Set<ReadFile> {
  const isAbsent = (file: ReadFile) => (properties.get(`file.${file}`)?.value ?? 'absent') === 'absent';
  return new Set(READ_FILES.filter((file) => isAbsent(file) && !files.has(`${file}.csv`)));
}

type Properties = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

function readProperties(text: string, report: Report): Properties {
  const properties = new Map<string, { value: string; line: number }>();
  const { header, body } = readRecords(MANIFEST, text, report);
  if (header && header.cells.join(',') !== 'propertyName,value') {
    report.error(MANIFEST, header.line, '', fault('manifest-header-wrong'), header.cells.join(','));
  }
  for (const { line, cells } of body) {
    const [name = '', value = ''] = cells;
    const first = properties.get(name)?.line;
    if (cells.length !== 2) {
      report.error(MANIFEST, line, '', fault('line-length-wrong', { found: cells.length, expected: 2 }));
    } else if (first !== undefined) {
      report.error(MANIFEST, line, 'propertyName', fault('manifest-property-twice', { first }), name);
    } else if (!isProperty(name)) {
      report.error(MANIFEST, line, 'propertyName', fault('manifest-property-unknown'), name);
    } else properties.set(name, { value, line });
  }
  return properties;
}

function isProperty(name: string): boolean {
  const file = /^file\.(.+)$/.exec(name)?.[1];
  if (file !== undefined) return isReadFile(file) || UNREAD_FILES.includes(file);
  return /^(manifest\.version|oneroster\.version|source\.system(Name|Code)|metadata\..+)$/.test(name);
}

function readVersion(properties: Properties, report: Report): Version | undefined {
  const layout = properties.get('manifest.version');
  if (layout?.value !== '1.0') {
    report.error(MANIFEST, layout?.line ?? 0, 'value', fault('manifest-layout-unknown'), layout?.value);
  }
  const version = properties.get('oneroster.version');
  if (version?.value === '1.1' || version?.value === '1.2') return version.value;
  report.error(MANIFEST, version?.line ?? 0, 'value', fault('manifest-version-unknown'), version?.value);
  return undefined;
}

function readModes(properties: Properties, files: BundleFiles, report: Report): ReadonlyMap<ReadFile, Mode> {
  const modes = new Map<ReadFile, Mode>();
  for (const [name, { value, line }] of properties) {
    if (!name.startsWith('file.')) continue;
    const file = name.slice('file.'.length);
    const named = `${file}.csv`;
    const isThere = files.has(named);
    const wrong = (found: Fault) => report.error(MANIFEST, line, 'value', found, value);
    if (!MODES.includes(value)) {
      wrong(fault('manifest-mode-unknown', { property: name, modes: MODES.join(', ') }));
    } else if (value === 'absent') {
      if (isThere) wrong(fault('manifest-says-absent', { named }));
    } else if (!isThere) {
      wrong(fault('manifest-says-present', { named, mode: value }));
    } else if (isReadFile(file)) {
      modes.set(file, value === 'delta' ? 'delta' : 'bulk');
    } else {
      report.ignore(named, 0, '', 'a journal has no place for this file');
    }
  }
  return modes;
}

function reportUnnamed(properties: Properties, files: BundleFiles, report: Report): void {
  for (const name of files.keys()) {
    const file = name.replace(/\.csv$/, '');
    if (name === MANIFEST || properties.has(`file.${file}`)) continue;
    if (isProperty(`file.${file}`) && name.endsWith('.csv')) {
      report.error(name, 0, '', fault('manifest-without-file'));
    } else {
      report.ignore(name, 0, '', 'the standard knows no such file');
    }
  }
}

function isReadFile(file: string): file is ReadFile {
  return READ_FILES.some((known) => known === file);
}
