import { isCivilDate } from '../school/civil-date.values.js';
import { fault, type Fault } from './faults.js';

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
  | { readonly reads: (cell: string) => unknown; readonly examples: readonly string[] }
  | { readonly least: number; readonly most: number };

const GUID = /^[^\s,]{1,255}$/u;
const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const YEAR = /^\d{4}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const INTEGER = /^\d+$/;
const EXTENSION = /^ext:[A-Za-z0-9._-]+$/;

/** Says what is wrong with a cell that isn't empty, or undefined where nothing is. */
export function faultOf(kind: CellKind, value: string): Fault | undefined {
  if (typeof kind === 'object') return faultOfForm(kind, value);
  switch (kind) {
    case 'text':
    case 'list':
      return undefined;
    case 'guid':
      return GUID.test(value) ? undefined : fault('value-no-id');
    case 'guids':
      return listOf(value).every((id) => GUID.test(id)) ? undefined : fault('value-no-ids');
    case 'date':
      return isCivilDate(value) ? undefined : fault('value-no-date');
    case 'instant':
      return isCivilDate(INSTANT.exec(value)?.[1] ?? '') ? undefined : fault('value-no-instant');
    case 'year':
      return YEAR.test(value) ? undefined : fault('value-no-year');
    case 'number':
      return NUMBER.test(value) ? undefined : fault('value-no-number');
    case 'integer':
      return INTEGER.test(value) ? undefined : fault('value-no-whole-number');
    case 'boolean':
      return value === 'true' || value === 'false' ? undefined : fault('value-no-boolean');
  }
}

function faultOfForm(kind: Exclude<CellKind, string>, value: string): Fault | undefined {
  if ('oneOf' in kind) {
    if (kind.oneOf.includes(value) || (kind.extensible && EXTENSION.test(value))) return undefined;
    return fault('value-of-no-choice', { choices: kind.oneOf.join(', ') });
  }
  if ('reads' in kind) {
    if (kind.reads(value) !== undefined) return undefined;
    return fault('value-of-other-form', { examples: kind.examples.join(', ') });
  }
  const { least, most } = kind;
  const isWithin = INTEGER.test(value) && Number(value) >= least && Number(value) <= most;
  return isWithin ? undefined : fault('value-no-number-within', { least, most });
}

/** The items of a list cell. */
export function listOf(value: string): string[] {
  return value === '' ? [] : value.split(',').map((item) => item.trim());
}
