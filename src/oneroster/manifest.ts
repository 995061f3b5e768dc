import type { BundleFiles } from './container.js';
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
    if (!files.has(MANIFEST))
      report.error(MANIFEST, 0, '', 'the file is missing; it must lie at the top of the bundle');
    return undefined;
  }
  const properties = readProperties(decode(MANIFEST, bytes, report), report);
  const version = readVersion(properties, report);
  const modes = readModes(properties, files, report);
  reportUnnamed(properties, files, report);
  const missing = absentFiles(properties, files);
  const isBulk = ![...modes.values()].includes('delta');
  for (const file of isBulk ? NEEDED_FILES : []) {
    if (missing.delete(file))
      report.error(`${file}.csv`, 0, '', 'the file is missing; a bulk bundle needs it');
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
    report.error(MANIFEST, header.line, '', 'the header must be propertyName,value', header.cells.join(','));
  }
  for (const { line, cells } of body) {
    const [name = '', value = ''] = cells;
    if (cells.length !== 2)
      report.error(MANIFEST, line, '', `has ${cells.length} values where the header has 2`);
    else if (properties.has(name))
      report.error(
        MANIFEST,
        line,
        'propertyName',
        `line ${properties.get(name)?.line ?? 0} has the same property`,
        name,
      );
    else if (!isProperty(name))
      report.error(MANIFEST, line, 'propertyName', 'the standard knows no such property', name);
    else properties.set(name, { value, line });
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
    report.error(MANIFEST, layout?.line ?? 0, 'value', 'manifest.version must be 1.0', layout?.value);
  }
  const version = properties.get('oneroster.version');
  if (version?.value === '1.1' || version?.value === '1.2') return version.value;
  report.error(MANIFEST, version?.line ?? 0, 'value', 'oneroster.version must be 1.1 or 1.2', version?.value);
  return undefined;
}

function readModes(properties: Properties, files: BundleFiles, report: Report): ReadonlyMap<ReadFile, Mode> {
  const modes = new Map<ReadFile, Mode>();
  for (const [name, { value, line }] of properties) {
    if (!name.startsWith('file.')) continue;
    const file = name.slice('file.'.length);
    const isThere = files.has(`${file}.csv`);
    if (!MODES.includes(value)) {
      report.error(MANIFEST, line, 'value', `${name} must be one of ${MODES.join(', ')}`, value);
    } else if (value === 'absent') {
      if (isThere)
        report.error(
          MANIFEST,
          line,
          'value',
          `${file}.csv is there although the manifest says absent`,
          value,
        );
    } else if (!isThere) {
      report.error(
        MANIFEST,
        line,
        'value',
        `${file}.csv is not there although the manifest says ${value}`,
        value,
      );
    } else if (isReadFile(file)) {
      modes.set(file, value === 'delta' ? 'delta' : 'bulk');
    } else {
      report.ignore(`${file}.csv`, 0, '', 'a journal has no place for this file');
    }
  }
  return modes;
}

function reportUnnamed(properties: Properties, files: BundleFiles, report: Report): void {
  for (const name of files.keys()) {
    const file = name.replace(/\.csv$/, '');
    if (name === MANIFEST || properties.has(`file.${file}`)) continue;
    if (isProperty(`file.${file}`) && name.endsWith('.csv')) {
      report.error(name, 0, '', 'the manifest does not name this file');
    } else {
      report.ignore(name, 0, '', 'the standard knows no such file');
    }
  }
}

function isReadFile(file: string): file is ReadFile {
  return READ_FILES.some((known) => known === file);
}
