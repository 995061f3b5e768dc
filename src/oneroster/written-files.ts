import { columnsOf, READ_FILES, type ReadFile, UNREAD_FILES } from './format.js';

/** The cells of one row by their columns; those that aren't given stay empty. */
export type Cells = Readonly<Record<string, string | number | undefined>>;

/** Columns that only bundles without roles.csv use; the standard's 1.2 doesn't have them. */
const OF_1_1 = new Set(['orgSourcedIds', 'role']);

/** The columns of a file of OneRoster 1.2, in the order in which they are written. */
export const writtenColumns = (file: ReadFile): readonly string[] =>
  columnsOf(file, '1.2', true)
    .map(({ name }) => name)
    .filter((name) => file !== 'users' || !OF_1_1.has(name));

/** A row's cells in the order of the columns. @throws where the file has no such column. */
export const recordOf = (file: ReadFile, columns: readonly string[], cells: Cells): string[] => {
  const strange = Object.keys(cells).filter((name) => !columns.includes(name));
  if (strange.length > 0) throw new Error(`${file}.csv has no column ${strange.join(', ')}`);
  return columns.map((name) => String(cells[name] ?? ''));
};

/** The manifest of a bulk bundle, with properties of its own beside those that the standard asks for. */
export const manifestOf = (
  isThere: (file: string) => boolean,
  properties: Readonly<Record<string, string>>,
): string[][] => [
  ['propertyName', 'value'],
  ['manifest.version', '1.0'],
  ['oneroster.version', '1.2'],
  ...[...READ_FILES, ...UNREAD_FILES]
    .toSorted()
    .map((file) => [`file.${file}`, isThere(file) ? 'bulk' : 'absent']),
  ...Object.entries(properties),
];
