import type { FieldError } from '../eventing/domain-error.js';
import { formatCsv, parseCsv, type CsvRecord } from '../oneroster/csv.js';
import { harmless } from '../http/csv-cell.js';
import type { Weekday } from '../school/civil-date.values.js';
import type { EntryToPlace } from './timetable.command.js';
import type { Weeks } from './timetable.values.js';

/** A teaching group that has lessons in the term, as people call it. */
export interface CalledGroup {
  readonly id: string;
  readonly title: string;
  readonly teachers: readonly { readonly id: string; readonly name: string }[];
}

/** The columns of a timetable's file, in the order in which they are written. */
const COLUMNS = ['weekday', 'number', 'weeks', 'group', 'teacher', 'room'] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['weekday', 'number', 'group'];

export interface ReadRow {
  readonly line: number;
  readonly entry: EntryToPlace;
}

/** Where in the file something is: `csv.{line}.{column}`. */
export const placeIn = (line: number, column: string): string => `csv.${line.toString()}.${column}`;

/**
 * Reads a timetable's file: one lesson a line; a group by its title or id, a teacher by the full name or id, or by
 * nothing where the group has only one. Commas or semicolons stand between the cells.
 */
export const readRows = (
  text: string,
  groups: readonly CalledGroup[],
): { readonly rows: readonly ReadRow[]; readonly faults: readonly FieldError[] } => {
  const faults: FieldError[] = [];
  const { records, problems } = parseCsv(...partsOf(text));
  for (const { line, column, fault } of problems)
    faults.push({ field: placeIn(line, column.toString()), message: fault.message });
  const [header, ...lines] = records;
  const positions = positionsIn(header, faults);
  if (!positions) return { rows: [], faults };
  const called = callingOf(groups);
  const rows = lines.flatMap((record): ReadRow[] => {
    const row = new Row(record, positions);
    const entry = entryIn(row, called);
    faults.push(...row.faults);
    return entry ? [{ line: record.line, entry }] : [];
  });
  return { rows, faults };
};

/** The same file for lessons that are there. */
export const writeRows = (entries: readonly EntryToPlace[], groups: readonly CalledGroup[]): string => {
  const called = callingOf(groups);
  const rows = entries.map(({ weekday, number, weeks, groupId, teacherId, room = '' }) => [
    ...[weekday.toString(), number.toString(), weeks],
    ...[called.titleOf(groupId), called.nameOf(groupId, teacherId)].map(harmless),
    room,
  ]);
  return formatCsv([COLUMNS, ...rows]);
};

const partsOf = (text: string): [text: string, delimiter: string] => {
  const csv = text.replace(/^\uFEFF/, '');
  const [header = ''] = csv.split('\n', 1);
  return [csv, header.includes(';') ? ';' : ','];
};

type Positions = ReadonlyMap<string, number>;

const positionsIn = (header: CsvRecord | undefined, faults: FieldError[]): Positions | undefined => {
  const names = header?.cells.map((cell) => cell.trim()) ?? [];
  const line = header?.line ?? 1;
  const missing = NEEDED.filter((name) => !names.includes(name)).map((name) => ({
    field: placeIn(line, name),
    message: 'is a column that is missing',
  }));
  const odd = names
    .filter((name, index) => !isColumn(name) || names.indexOf(name) !== index)
    .map((name) => ({
      field: placeIn(line, name),
      message: isColumn(name) ? 'is a column that stands there twice' : `is none of ${COLUMNS.join(', ')}`,
    }));
  faults.push(...missing, ...odd);
  return missing.length + odd.length === 0 ? new Map(names.map((name, index) => [name, index])) : undefined;
};

const isColumn = (name: string): boolean => (COLUMNS as readonly string[]).includes(name);

class Row {
  readonly faults: FieldError[] = [];

  constructor(
    private readonly record: CsvRecord,
    private readonly positions: Positions,
  ) {}

  text(column: Column): string {
    return (this.record.cells[this.positions.get(column) ?? -1] ?? '').trim();
  }

  /** @returns null, in place of what the cell would have said. */
  fault(column: Column, message: string): null {
    this.faults.push({ field: placeIn(this.record.line, column), message });
    return null;
  }
}

const entryIn = (row: Row, called: Calling): EntryToPlace | undefined => {
  const weekday = /^[1-7]$/.test(row.text('weekday'))
    ? (Number(row.text('weekday')) as Weekday)
    : row.fault('weekday', 'must be a number from 1, Monday, to 7');
  const number = /^([1-9]|1\d|20)$/.test(row.text('number'))
    ? Number(row.text('number'))
    : row.fault('number', 'must be the number of a lesson in the day, 1 to 20');
  const weeks = weeksIn(row);
  const groupId = groupIn(row, called);
  const teacherId = groupId === null ? null : teacherIn(row, groupId, called);
  const room = row.text('room');
  if (weekday === null || number === null || weeks === null) return undefined;
  if (groupId === null || teacherId === null) return undefined;
  return { weekday, number, weeks, groupId, teacherId, ...(room === '' ? {} : { room }) };
};

const weeksIn = (row: Row): Weeks | null => {
  const text = row.text('weeks');
  if (text === '' || text === 'every') return 'every';
  return text === 'A' || text === 'B' ? text : row.fault('weeks', 'must be every, A or B');
};

const groupIn = (row: Row, called: Calling): string | null => {
  const text = row.text('group');
  const [id, another] = called.groupsCalled(text);
  if (another !== undefined) return row.fault('group', 'is the title of several groups: take the id');
  return id ?? row.fault('group', 'is no group that has a journal page in this term');
};

const teacherIn = (row: Row, groupId: string, called: Calling): string | null => {
  const text = row.text('teacher');
  const [id, another] = called.teachersCalled(groupId, text);
  if (another !== undefined)
    return row.fault(
      'teacher',
      text === '' ? 'must say which of the group’s teachers' : 'is the name of several',
    );
  return id ?? row.fault('teacher', 'is no teacher of the group in this term');
};

type Calling = ReturnType<typeof callingOf>;

const callingOf = (groups: readonly CalledGroup[]) => {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const titled = new Map<string, string[]>();
  for (const { id, title } of groups) titled.set(title, [...(titled.get(title) ?? []), id]);
  const groupsCalled = (text: string): readonly string[] =>
    byId.has(text) ? [text] : (titled.get(text) ?? []);
  const teachersCalled = (groupId: string, text: string): readonly string[] => {
    const teachers = byId.get(groupId)?.teachers ?? [];
    if (teachers.some(({ id }) => id === text)) return [text];
    return teachers.filter(({ name }) => text === '' || name === text).map(({ id }) => id);
  };
  return {
    groupsCalled,
    teachersCalled,
    titleOf: (id: string): string => {
      const title = byId.get(id)?.title ?? id;
      return groupsCalled(title).length === 1 ? title : id;
    },
    nameOf: (groupId: string, id: string): string => {
      const name = byId.get(groupId)?.teachers.find((teacher) => teacher.id === id)?.name ?? id;
      return teachersCalled(groupId, name).length === 1 ? name : id;
    },
  };
};
