import { DomainError, invalidInput } from '../../eventing/domain-error.js';
import { matches, ordered, parseFilter, type Filter, type Scalar } from './filter.js';
import { hasPath, type Resource } from './shapes.js';

/** An object as it is answered. */
export interface Wired {
  readonly sourcedId: string;
}

/** One of many objects, which is made of something lighter when it is needed. */
export interface Row {
  readonly sourcedId: string;
  readonly make: () => Wired;
}

/** Objects that are made already. */
export const made = (objects: readonly Wired[]): Row[] =>
  objects.map((object) => ({ sourcedId: object.sourcedId, make: () => object }));

/** Which of many objects are answered, in which order, and what of each (OneRoster 1.2, REST binding). */
export interface Selection {
  readonly filter?: Filter;
  readonly sort: string;
  readonly descending: boolean;
  readonly fields?: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

export interface Selected {
  /** Whole: see `picked`. */
  readonly objects: readonly Wired[];
  /** How many there are, on all pages together. */
  readonly total: number;
}

export const USUAL_LIMIT = 100;
export const HIGHEST_LIMIT = 10_000;
const OF_ONE = ['fields'];
const OF_MANY = ['limit', 'offset', 'filter', 'sort', 'orderBy', ...OF_ONE];

/**
 * @param query by parameter, as it was sent.
 * @throws DomainError `invalid-filter-field`, `invalid-sort-field`, `invalid-selection-field` or `invalid-input`.
 */
export const selectionOf = (query: Readonly<Record<string, unknown>>, resource: Resource): Selection => {
  const { limit, offset, filter, sort = 'sourcedId', orderBy = 'asc', fields } = textsOf(query, OF_MANY);
  if (!hasPath(resource, sort)) throw invalidField('sort', `${resource.many} have no ${sort}`);
  if (orderBy !== 'asc' && orderBy !== 'desc') throw invalidInput('must be asc or desc', 'orderBy');
  return {
    ...(filter === undefined ? {} : { filter: filterOf(filter, resource) }),
    ...{ sort, descending: orderBy === 'desc' },
    ...(fields === undefined ? {} : { fields: fieldsOf(fields, resource) }),
    limit: wholeOf(limit, USUAL_LIMIT, 'limit', 1, HIGHEST_LIMIT),
    offset: wholeOf(offset, 0, 'offset', 0, Number.MAX_SAFE_INTEGER),
  };
};

/** What of one object is asked for; undefined for all of it. @throws DomainError as above. */
export const selectionOfOne = (
  query: Readonly<Record<string, unknown>>,
  resource: Resource,
): readonly string[] | undefined => {
  const { fields } = textsOf(query, OF_ONE);
  return fields === undefined ? undefined : fieldsOf(fields, resource);
};

export const selected = (
  rows: readonly Row[],
  { filter, sort, descending, limit, offset }: Selection,
): Selected => {
  const found = filter
    ? rows.filter((row) => {
        const object = row.make();
        return matches(filter, (path) => valuesAt(object, path));
      })
    : rows;
  const keyed = found.map((row) => ({
    row,
    key: sort === 'sourcedId' ? row.sourcedId : keyOf(row.make(), sort),
  }));
  keyed.sort((a, b) => {
    const order = inOrder(a.key, b.key);
    return order === 0 ? ordered(a.row.sourcedId, b.row.sourcedId) : descending ? -order : order;
  });
  const objects = keyed.slice(offset, offset + limit).map(({ row }) => row.make());
  return { objects, total: found.length };
};

/** An object with those of its fields that were asked for. */
export const picked = (object: object, fields: readonly string[] | undefined): object => {
  if (!fields) return object;
  const names = new Map<string, string[]>();
  for (const path of fields) {
    const [first = '', ...rest] = path.split('.');
    names.set(first, [...(names.get(first) ?? []), rest.join('.')]);
  }
  const entries = Object.entries(object).flatMap(([name, value]: [string, unknown]) => {
    const inner = names.get(name);
    if (!inner) return [];
    return [[name, inner.includes('') ? value : innerOf(value, inner)] as const];
  });
  return Object.fromEntries(entries);
};

const innerOf = (value: unknown, fields: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => innerOf(item, fields));
  return typeof value === 'object' && value !== null ? picked(value, fields) : value;
};

/**
 * The pages around one, as RFC 8288 has links: the first and the last, the ones before and after it where there are.
 * @param url the address that was asked, whose other parameters stay.
 */
export const linksOf = (
  url: URL,
  { limit, offset }: Pick<Selection, 'limit' | 'offset'>,
  total: number,
): string => {
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const pages = [
    ['first', 0],
    ...(offset > 0 ? ([['prev', Math.max(0, Math.min(offset - limit, last))]] as const) : []),
    ...(offset + limit < total ? ([['next', offset + limit]] as const) : []),
    ['last', last],
  ] as const;
  return pages
    .map(([rel, at]) => {
      const page = new URL(url);
      page.searchParams.set('limit', limit.toString());
      page.searchParams.set('offset', at.toString());
      return `<${page.href}>; rel="${rel}"`;
    })
    .join(', ');
};

const filterOf = (text: string, resource: Resource): Filter => {
  const filter = parseFilter(text);
  if (!filter) throw invalidField('filter', "is none: write as in status='active' AND title~'math'");
  const unknown = filter.flat().filter(({ field }) => !hasPath(resource, field));
  if (unknown.length > 0) {
    const names = unknown.map(({ field }) => field).join(', ');
    throw invalidField('filter', `${resource.many} have no ${names}`);
  }
  return filter;
};

const fieldsOf = (text: string, resource: Resource): readonly string[] => {
  const fields = text.split(',').map((field) => field.trim());
  const unknown = fields.filter((field) => !hasPath(resource, field));
  if (unknown.length === 0) return fields;
  throw invalidField('fields', `${resource.many} have no ${unknown.map((name) => `"${name}"`).join(', ')}`);
};

const CODES = {
  filter: 'invalid-filter-field',
  sort: 'invalid-sort-field',
  fields: 'invalid-selection-field',
} as const;

const invalidField = (parameter: keyof typeof CODES, message: string): DomainError =>
  new DomainError(CODES[parameter], `Put right: ${parameter} (${message}).`, 'bad-input', [
    { field: parameter, message },
  ]);

/** The parameters that there are. @throws DomainError `invalid-input` for others, and for one that comes twice. */
const textsOf = (
  query: Readonly<Record<string, unknown>>,
  known: readonly string[],
): Readonly<Partial<Record<string, string>>> => {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw invalidInput('is unknown here', ...unknown);
  const repeated = known.filter((name) => query[name] !== undefined && typeof query[name] !== 'string');
  if (repeated.length > 0) throw invalidInput('may come once', ...repeated);
  return query as Readonly<Partial<Record<string, string>>>;
};

const wholeOf = (
  text: string | undefined,
  usual: number,
  field: string,
  least: number,
  most: number,
): number => {
  if (text === undefined) return usual;
  const number = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw invalidInput(`must be a whole number from ${least.toString()} to ${most.toString()}`, field);
};

/** What stands under a path, in every item of the lists that it leads through. */
const valuesAt = (object: unknown, path: string): readonly Scalar[] => {
  let found: unknown[] = [object];
  for (const name of path.split('.')) {
    found = found.flatMap((one) => {
      if (typeof one !== 'object' || one === null || !Object.hasOwn(one, name)) return [];
      return (one as Readonly<Record<string, unknown>>)[name];
    });
  }
  return found.filter((one): one is Scalar => typeof one === 'string' || typeof one === 'number');
};

const keyOf = (object: Wired, path: string): Scalar | undefined => valuesAt(object, path)[0];

/** What has nothing there comes first. */
const inOrder = (a: Scalar | undefined, b: Scalar | undefined): number => {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return typeof a === 'number' && typeof b === 'number' ? a - b : ordered(String(a), String(b));
};
