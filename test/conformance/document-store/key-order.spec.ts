import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Binary, Double, Int32, Long, MaxKey, MinKey, ObjectId, serialize } from 'bson';
import {
  encodeKey,
  inverted,
  isTooLong,
  orderedPart,
  prefixSuccessor,
  shortened,
} from '../../../embedded/document-store/bson/key-encoding.js';
import { fieldAt, type Value } from '../../../embedded/document-store/bson/values.js';
import { anyWholeText } from '../../support/any-text.js';

const kinds = [
  'minKey',
  'null',
  'number',
  'string',
  'object',
  'array',
  'binary',
  'objectId',
  'boolean',
  'date',
  'maxKey',
] as const;

const kindOf = (value: unknown): (typeof kinds)[number] => {
  if (value instanceof MinKey) return 'minKey';
  if (value instanceof MaxKey) return 'maxKey';
  if (value === null) return 'null';
  if (value instanceof Int32 || value instanceof Double || value instanceof Long) return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (value instanceof Date) return 'date';
  if (value instanceof Binary) return 'binary';
  if (value instanceof ObjectId) return 'objectId';
  return Array.isArray(value) ? 'array' : 'object';
};

const sign = (n: number): number => (n < 0 ? -1 : n > 0 ? 1 : 0);

/** Exact whatever the types: fractions are compared only between whole numbers that are equal. */
const compareNumbers = (a: Int32 | Double | Long, b: Int32 | Double | Long): number => {
  const [x, y] = [a, b].map((value) => (value instanceof Long ? value.toBigInt() : value.value));
  if (x === undefined || y === undefined) return 0;
  const [xIsNaN, yIsNaN] = [Number.isNaN(x), Number.isNaN(y)];
  if (xIsNaN || yIsNaN) return Number(yIsNaN) - Number(xIsNaN);
  // JavaScript compares a bigint with a number by their exact values.
  return x < y ? -1 : x > y ? 1 : 0;
};

const firstDifference = (orders: Iterable<number>): number => {
  for (const order of orders) if (order !== 0) return order;
  return 0;
};

const compareLists = <T>(a: readonly T[], b: readonly T[], compareItems: (x: T, y: T) => number): number =>
  firstDifference(
    (function* () {
      for (const [i, item] of a.entries()) {
        const other = b[i];
        yield other === undefined ? 1 : compareItems(item, other);
      }
      yield a.length - b.length;
    })(),
  );

/** MongoDB's order of values, written down as its documentation tells it. */
const compare = (a: unknown, b: unknown): number => {
  const byKind = kinds.indexOf(kindOf(a)) - kinds.indexOf(kindOf(b));
  if (byKind !== 0) return sign(byKind);
  if (a instanceof Int32 || a instanceof Double || a instanceof Long) return compareNumbers(a, b as Int32);
  if (typeof a === 'string') return Buffer.from(a).compare(Buffer.from(b as string));
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (a instanceof Date) return sign(a.getTime() - (b as Date).getTime());
  if (a instanceof ObjectId) return Buffer.from(a.id).compare(Buffer.from((b as ObjectId).id));
  if (a instanceof Binary) {
    const other = b as Binary;
    return firstDifference([
      sign(a.length() - other.length()),
      sign(a.sub_type - other.sub_type),
      Buffer.from(a.value()).compare(Buffer.from(other.value())),
    ]);
  }
  if (Array.isArray(a)) return compareLists(a as unknown[], b as unknown[], compare);
  if (kindOf(a) !== 'object') return 0;
  return compareLists(
    Object.entries(a as Record<string, unknown>),
    Object.entries(b as Record<string, unknown>),
    ([n, x], [m, y]) =>
      firstDifference([
        sign(kinds.indexOf(kindOf(x)) - kinds.indexOf(kindOf(y))),
        Buffer.from(n).compare(Buffer.from(m)),
        compare(x, y),
      ]),
  );
};

const valueOf = (value: unknown): Value => {
  const found = fieldAt(
    Buffer.from(serialize({ v: value }, { ignoreUndefined: false })),
    0,
    Buffer.from('v'),
  );
  if (found === undefined) throw new Error('the value was not serialized');
  return found;
};

const near = fc
  .tuple(
    fc.constantFrom(0n, 2n ** 31n, 2n ** 53n, 2n ** 62n, 2n ** 63n - 1n),
    fc.bigInt(-1100n, 1100n),
    fc.boolean(),
  )
  .map(([base, step, negative]) => BigInt.asIntN(64, negative ? -(base + step) : base + step));

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, new MinKey(), new MaxKey(), true, false, '', '\0', 'a\0', 'a', 'a\0b'),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((n) => new Int32(n)),
  fc.integer({ min: -3, max: 3 }).map((n) => new Int32(n)),
  fc.double().map((n) => new Double(n)),
  near.map((n) => Long.fromBigInt(n)),
  near.map((n) => new Double(Number(n))),
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map((n) => Long.fromBigInt(n)),
  anyWholeText(8),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 6 }).map((bytes) => new Binary(bytes)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
);

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'é'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

describe('the encoding of keys', () => {
  it('orders as BSON does', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const [x, y] = [encodeKey(valueOf(a)), encodeKey(valueOf(b))];
        expect(sign(x.compare(y))).toBe(sign(compare(a, b)));
        expect(sign(inverted(x).compare(inverted(y)))).toBe(sign(compare(b, a)) + 0);
      }),
      { numRuns: 5_000 },
    );
  });

  it('joins without one value running into the next', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, anyValue, (a, b, c, d) => {
        const joined = (...values: unknown[]): Buffer =>
          Buffer.concat(values.map((value) => encodeKey(valueOf(value))));
        const expected = firstDifference([compare(a, c), compare(b, d)]);
        expect(sign(joined(a, b).compare(joined(c, d)))).toBe(sign(expected));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps shortened values apart, and between the bounds of what is kept of them', () => {
    const limit = 40;
    fc.assert(
      fc.property(anyWholeText(60), anyWholeText(60), (a, b) => {
        const [x, y] = [encodeKey(valueOf(a)), encodeKey(valueOf(b))];
        const [short, other] = [shortened(x, limit), shortened(y, limit)];
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short.equals(other)).toBe(a === b);
        if (!isTooLong(y, limit) && a !== b) expect(sign(short.compare(other))).toBe(sign(x.compare(y)));
        if (x.compare(y) >= 0) expect(short.compare(orderedPart(y, limit))).toBeGreaterThanOrEqual(0);
        if (x.compare(y) <= 0) expect(short.compare(prefixSuccessor(orderedPart(y, limit)))).toBeLessThan(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
