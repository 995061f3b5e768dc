import { inverted, isTooLong, orderedPart, prefixSuccessor, shortened } from '../bson/key-encoding.js';
import type { CollectionRecord, IndexRecord } from '../storage/catalog.js';
import { componentLimit, idLimit, numbered } from '../storage/index-keys.js';
import type { Condition } from './field-operators.js';
import type { SortField } from './sort.js';

/** Keys from `start` up to, not including, `end`. */
export interface Interval {
  readonly start: Buffer;
  readonly end: Buffer;
}

/** How the documents that may match are found. */
export interface Plan {
  /** undefined: the documents themselves, which lie in the order of `_id`. */
  readonly index: IndexRecord | undefined;
  readonly intervals: readonly Interval[];
  /** Whether each interval is the one key of one document, which can be got without a walk. */
  readonly pointed: boolean;
  readonly reverse: boolean;
  /** Whether the documents come in the order that was asked for. */
  readonly sorted: boolean;
}

const mostIntervals = 2_000;

/** One way into the data: an index, or the documents by `_id`. */
interface Access {
  readonly index: IndexRecord | undefined;
  readonly number: number;
  readonly fields: readonly SortField[];
  readonly limit: number;
  readonly multikey: boolean;
  readonly ordered: boolean;
  readonly unique: boolean;
}

const accessesOf = (collection: CollectionRecord): Access[] => [
  {
    index: undefined,
    number: collection.number,
    fields: [{ path: '_id', direction: 1 }],
    limit: idLimit,
    multikey: false,
    ordered: !collection.shortenedIds,
    unique: true,
  },
  ...collection.indexes.map((index) => ({
    index,
    number: index.number,
    fields: index.fields,
    limit: componentLimit(index.fields.length),
    multikey: index.multikey,
    ordered: !index.multikey && !index.shortened,
    unique: index.unique,
  })),
];

/** The bounds of one field's keys, in ascending terms; `end` is exclusive. */
interface Bounds {
  readonly start: Buffer;
  readonly end: Buffer;
}

const rangeBounds = (
  conditions: readonly Condition[],
  multikey: boolean,
  limit: number,
): Bounds | undefined => {
  let lower: Buffer | undefined;
  let upper: Buffer | undefined;
  let tag: number | undefined;
  for (const { operator, operands } of conditions) {
    const key = operands[0]?.key;
    if (key === undefined || operator === 'eq' || operator === 'in') continue;
    // Only one kind of value can match; ranges over two kinds can match nothing, or in arrays both.
    if (tag !== undefined && key[0] !== tag) continue;
    tag = key[0];
    const part = orderedPart(key, limit);
    const exact = !isTooLong(key, limit);
    if (operator === 'gt' || operator === 'gte') {
      const start = operator === 'gt' && exact ? prefixSuccessor(part) : part;
      if (lower === undefined || start.compare(lower) > 0) lower = start;
    } else {
      const end = operator === 'lt' && exact ? part : prefixSuccessor(part);
      if (upper === undefined || end.compare(upper) < 0) upper = end;
    }
  }
  if (tag === undefined) return undefined;
  // In an array one item may lie above the lower bound and another below the upper.
  if (multikey && lower !== undefined) upper = undefined;
  return { start: lower ?? Buffer.of(tag), end: upper ?? Buffer.of(tag + 1) };
};

const directed = ({ start, end }: Bounds, direction: 1 | -1): Bounds =>
  direction === 1 ? { start, end } : { start: afterInverted(end), end: afterInverted(start) };

/** Turned round, an inclusive start becomes an exclusive end and the other way about. */
const afterInverted = (bound: Buffer): Buffer => prefixSuccessor(inverted(bound));

const equalityKeys = (conditions: readonly Condition[]): readonly Buffer[] | undefined => {
  let fewest: readonly Buffer[] | undefined;
  for (const { operator, operands } of conditions) {
    if (operator !== 'eq' && operator !== 'in') continue;
    if (fewest === undefined || operands.length < fewest.length) fewest = operands.map(({ key }) => key);
  }
  return fewest;
};

interface Candidate extends Plan {
  readonly score: number;
}

const candidateFor = (
  access: Access,
  conditions: readonly Condition[],
  sort: readonly SortField[],
): Candidate => {
  let prefixes: Buffer[] = [numbered(access.number)];
  let bounds: Bounds | undefined;
  let equalities = 0;
  let single = true;
  for (const { path, direction } of access.fields) {
    const here = conditions.filter((condition) => condition.path === path);
    const keys = equalityKeys(here);
    if (keys === undefined || keys.length * prefixes.length > mostIntervals) {
      const range = rangeBounds(here, access.multikey, access.limit);
      bounds = range === undefined ? undefined : directed(range, direction);
      break;
    }
    single &&= keys.length <= 1;
    prefixes = prefixes.flatMap((prefix) =>
      keys.map((key) => {
        const component = shortened(key, access.limit);
        return Buffer.concat([prefix, direction === 1 ? component : inverted(component)]);
      }),
    );
    equalities++;
  }
  const intervals = distinct(prefixes).map((prefix) =>
    bounds === undefined
      ? { start: prefix, end: prefixSuccessor(prefix) }
      : { start: Buffer.concat([prefix, bounds.start]), end: Buffer.concat([prefix, bounds.end]) },
  );
  const order = access.ordered && single ? orderOf(access.fields, equalities, sort) : undefined;
  const sorted = order !== undefined || sort.length === 0;
  const exact = access.unique && equalities === access.fields.length;
  return {
    index: access.index,
    intervals,
    pointed: access.index === undefined && exact,
    reverse: order === -1,
    sorted,
    score:
      (exact ? 1_000 : 0) +
      equalities * 4 +
      (bounds === undefined ? 0 : 2) +
      (sorted && sort.length > 0 ? 1 : 0),
  };
};

/** Each key once, in order. */
const distinct = (keys: readonly Buffer[]): Buffer[] => {
  if (keys.length < 2) return [...keys];
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()].sort((a, b) => a.compare(b));
};

/** Whether an index gives the order, walked forwards (1) or backwards (-1); fields held equal don't count. */
const orderOf = (
  fields: readonly SortField[],
  equalities: number,
  sort: readonly SortField[],
): 1 | -1 | undefined => {
  const fixed = new Set(fields.slice(0, equalities).map(({ path }) => path));
  const asked = sort.filter(({ path }) => !fixed.has(path));
  const offered = fields.slice(equalities);
  const first = asked[0];
  if (first === undefined) return 1;
  const turned = offered[0]?.direction === first.direction ? 1 : -1;
  const agrees = asked.every(
    ({ path, direction }, i) => offered[i]?.path === path && offered[i].direction * turned === direction,
  );
  return agrees ? turned : undefined;
};

/** Chooses the access that narrows most, and of those one that gives the order. */
export const plan = (
  collection: CollectionRecord,
  conditions: readonly Condition[],
  sort: readonly SortField[],
): Plan => {
  const [first, ...others] = accessesOf(collection).map((access) => candidateFor(access, conditions, sort));
  if (first === undefined) throw new Error('a collection has at least its documents to look through');
  return others.reduce((best, other) => (other.score > best.score ? other : best), first);
};
