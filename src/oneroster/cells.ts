import { isCivilDate } from '../school/civil-date.values.js';

/** What a cell may hold. A list is comma-separated within its cell. */
export type CellKind =
  | 'guid'
  | 'guids'
  | 'text'
  | 'list'
  | 'date'
  | 'instant'
  | 'year'
  | 'number'
  | 'integer'
  | 'boolean'
  | { readonly oneOf: readonly string[]; readonly extensible?: true }
  /** Of a form of the journal's own, which `reads` takes; it answers undefined to any other. */
  | { readonly reads: (cell: string) => unknown; readonly example: string };

const GUID = /^[^\s,]{1,255}$/u;
const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const YEAR = /^\d{4}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const INTEGER = /^\d+$/;
const EXTENSION = /^ext:[A-Za-z0-9._-]+$/;

/** Says what is wrong with a cell that isn't empty, or undefined where nothing is. */
export function faultOf(kind: CellKind, value: string): string | undefined {
  if (typeof kind === 'object' && 'reads' in kind) {
    return kind.reads(value) !== undefined ? undefined : `must have the form of ${kind.example}`;
  }
  if (typeof kind === 'object') {
    if (kind.oneOf.includes(value) || (kind.extensible && EXTENSION.test(value))) return undefined;
    return `must be one of ${kind.oneOf.join(', ')}`;
  }
  switch (kind) {
    case 'text':
    case 'list':
      return undefined;
    case 'guid':
      return GUID.test(value)
        ? undefined
        : 'must be an id of at most 255 characters without spaces or commas';
    case 'guids':
      return listOf(value).every((id) => GUID.test(id)) ? undefined : 'must be a comma-separated list of ids';
    case 'date':
      return isCivilDate(value) ? undefined : 'must be a date of the calendar as YYYY-MM-DD';
    case 'instant':
      return isCivilDate(INSTANT.exec(value)?.[1] ?? '')
        ? undefined
        : 'must be an instant such as 2026-01-31T08:00:00.000Z';
    case 'year':
      return YEAR.test(value) ? undefined : 'must be a year as YYYY';
    case 'number':
      return NUMBER.test(value) ? undefined : 'must be a number such as 12 or 12.5';
    case 'integer':
      return INTEGER.test(value) ? undefined : 'must be a whole number, 0 or more';
    case 'boolean':
      return value === 'true' || value === 'false' ? undefined : 'must be true or false';
  }
}

/** The items of a list cell. */
export function listOf(value: string): string[] {
  return value === '' ? [] : value.split(',').map((item) => item.trim());
}
