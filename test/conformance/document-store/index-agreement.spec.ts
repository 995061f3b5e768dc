import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Long, type Collection, type Document, type Filter } from 'mongodb';
import { useDatabase } from './database.js';

interface Item extends Document {
  _id: number;
}

const scalar = fc.oneof(
  fc.integer({ min: -2, max: 4 }),
  fc.constantFrom<unknown>(
    null,
    'a',
    'b',
    true,
    1.5,
    NaN,
    new Date(3),
    Long.fromString('9007199254740993'),
    9007199254740992,
  ),
);
const field = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ c: scalar }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.array(fc.record({ c: scalar }, { requiredKeys: [] }), { maxLength: 2 }) },
);
const document = fc
  .record({ a: field, b: field }, { requiredKeys: [] })
  // Arrays in two fields of one index are refused.
  .map(({ a, b }) => (Array.isArray(a) && Array.isArray(b) ? { a } : { a, b }))
  .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));

const operators = fc.oneof(
  scalar,
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $gt: scalar, $lte: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ c: scalar }),
);
const filter = fc.record(
  { a: operators, b: operators, 'a.c': operators, 'b.c': operators },
  { requiredKeys: [] },
);
const direction = fc.constantFrom<1 | -1>(1, -1);
const sort = fc.oneof(
  fc.constant({}),
  fc.record({ a: direction, b: direction }),
  fc.record({ b: direction }),
  fc.record({ 'a.c': direction, b: direction }),
);

describe('a query through indexes', () => {
  const suite = useDatabase();
  let plain: Collection<Item>;
  let indexed: Collection<Item>;

  beforeAll(async () => {
    plain = suite().fresh<Item>();
    indexed = suite().fresh<Item>();
    await indexed.createIndexes([{ key: { a: 1, b: -1 } }, { key: { b: -1 } }, { key: { 'a.c': 1, b: 1 } }]);
  });

  it('answers what a look at every document answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 1, maxLength: 25 }),
        fc.array(fc.tuple(filter, sort), { minLength: 8, maxLength: 8 }),
        async (documents, queries) => {
          const items = documents.map((fields, _id) => ({ _id, ...fields }));
          for (const collection of [plain, indexed]) {
            await collection.deleteMany({});
            await collection.insertMany(items);
          }
          for (const [asked, order] of queries) {
            const find = (from: Collection<Item>, sorted: Document): Promise<Item[]> =>
              from
                .find(asked as Filter<Item>)
                .sort(sorted)
                .toArray();
            const complete = { ...order, _id: 1 };
            expect(await find(indexed, complete)).toEqual(await find(plain, complete));
            const idsOf = (found: Item[]): number[] => found.map(({ _id }) => _id).sort((x, y) => x - y);
            expect(idsOf(await find(indexed, order))).toEqual(idsOf(await find(plain, order)));
            expect(await indexed.countDocuments(asked as Filter<Item>)).toBe((await find(plain, {})).length);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('agrees after updates and deletions too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 2, maxLength: 15 }),
        fc.array(fc.tuple(filter, document), { maxLength: 5 }),
        filter,
        async (documents, replacements, deleted) => {
          for (const collection of [plain, indexed]) {
            await collection.deleteMany({});
            await collection.insertMany(documents.map((fields, _id) => ({ _id, ...fields })));
            for (const [i, [, fields]] of replacements.entries()) {
              await collection.replaceOne({ _id: i }, fields, { upsert: true });
            }
            await collection.deleteMany(deleted);
          }
          const everything = await plain.find().sort({ _id: 1 }).toArray();
          expect(await indexed.find().sort({ _id: 1 }).toArray()).toEqual(everything);
          for (const [asked] of replacements) {
            const find = (from: Collection<Item>) =>
              from
                .find(asked as Filter<Item>)
                .sort({ _id: 1 })
                .toArray();
            expect(await find(indexed)).toEqual(await find(plain));
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
