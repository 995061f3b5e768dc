import { describe, expect, it } from '@jest/globals';
import { Long, MongoServerError, type Document } from 'mongodb';
import { useDatabase } from './database.js';

interface Item extends Document {
  _id: number;
}

const codeOf = (work: Promise<unknown>): Promise<number | string | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof MongoServerError) return error.code;
      throw error;
    },
  );

describe('indexes', () => {
  const suite = useDatabase();

  it('are listed as they were declared', async () => {
    const items = suite().fresh();
    expect(await codeOf(items.indexes())).toBe(26);
    expect(await items.createIndexes([{ key: { a: 1, 'b.c': -1 }, unique: true }])).toEqual(['a_1_b.c_-1']);
    await items.createIndexes([{ key: { at: 1 }, expireAfterSeconds: 60, name: 'expiring' }]);
    expect(await items.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, 'b.c': -1 }, name: 'a_1_b.c_-1', unique: true },
      { v: 2, key: { at: 1 }, name: 'expiring', expireAfterSeconds: 60 },
    ]);
    await items.createIndexes([{ key: { a: 1, 'b.c': -1 }, unique: true }]);
    expect(await items.indexes()).toHaveLength(3);
    expect(
      await codeOf(items.createIndexes([{ key: { a: 1, 'b.c': -1 }, name: 'other', unique: true }])),
    ).toBe(85);
    expect(await codeOf(items.createIndexes([{ key: { z: 1 }, name: 'expiring' }]))).toBe(86);
    await items.dropIndex('expiring');
    expect(await codeOf(items.dropIndex('expiring'))).toBe(27);
    await items.dropIndexes();
    expect(await items.indexes()).toHaveLength(1);
  });

  it('hold values unique, and say which', async () => {
    const items = suite().fresh<Item>();
    await items.createIndexes([{ key: { 'owner.id': 1, week: -1 }, unique: true }]);
    await items.insertOne({ _id: 1, owner: { id: 'p' }, week: 3 });
    const error = await items
      .insertOne({ _id: 2, owner: { id: 'p' }, week: Long.fromNumber(3) })
      .catch((e: unknown) => e);
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { 'owner.id': 1, week: -1 },
      keyValue: { 'owner.id': 'p', week: 3 },
    });
    await items.insertOne({ _id: 2, owner: { id: 'p' }, week: 4 });
    expect(await codeOf(items.updateOne({ _id: 2 }, { $set: { week: 3 } }))).toBe(11000);
    expect((await items.findOne({ _id: 2 }))?.['week']).toBe(4);
    await items.deleteOne({ _id: 1 });
    await items.updateOne({ _id: 2 }, { $set: { week: 3 } });
    expect(await items.countDocuments({ 'owner.id': 'p', week: 3 })).toBe(1);
  });

  it('take a missing field as null when it has to be unique', async () => {
    const items = suite().fresh<Item>();
    await items.createIndexes([{ key: { a: 1 }, unique: true }]);
    await items.insertOne({ _id: 1 });
    expect(await codeOf(items.insertOne({ _id: 2, a: null }))).toBe(11000);
  });

  it('hold items of arrays unique between documents, not within one', async () => {
    const items = suite().fresh<Item>();
    await items.createIndexes([{ key: { tags: 1 }, unique: true }]);
    await items.insertOne({ _id: 1, tags: ['a', 'b', 'a'] });
    expect(await codeOf(items.insertOne({ _id: 2, tags: ['c', 'b'] }))).toBe(11000);
    await items.insertOne({ _id: 2, tags: ['c'] });
    expect(
      await items
        .find({ tags: { $in: ['a', 'b', 'c'] } })
        .sort({ _id: 1 })
        .toArray(),
    ).toHaveLength(2);
  });

  it('are not built over what breaks them', async () => {
    const items = suite().fresh<Item>();
    await items.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ]);
    expect(await codeOf(items.createIndexes([{ key: { a: 1 }, unique: true }]))).toBe(11000);
    expect(await items.indexes()).toHaveLength(1);
    await items.createIndexes([{ key: { a: 1 } }]);
    expect(await items.countDocuments({ a: 1 })).toBe(2);
  });

  it('find and sort in both directions, forwards and backwards', async () => {
    const items = suite().fresh<Item>();
    await items.createIndexes([{ key: { a: 1, b: -1 } }]);
    await items.insertMany(
      Array.from({ length: 60 }, (_, _id) => ({ _id, a: _id % 3, b: Math.floor(_id / 3) })),
    );
    const bs = async (filter: Document, sort: Record<string, 1 | -1>): Promise<number[]> =>
      (await items.find(filter).sort(sort).toArray()).map((item) => item['b'] as number);
    const down = Array.from({ length: 20 }, (_, i) => 19 - i);
    expect(await bs({ a: 1 }, { b: -1 })).toEqual(down);
    expect(await bs({ a: 1 }, { b: 1 })).toEqual(down.toReversed());
    expect(await bs({ a: 1, b: { $gt: 4, $lte: 9 } }, { b: -1 })).toEqual([9, 8, 7, 6, 5]);
    expect(await bs({ a: 1, b: { $gte: 4, $lt: 9 } }, { b: 1 })).toEqual([4, 5, 6, 7, 8]);
    expect(await bs({ a: { $in: [0, 2] }, b: 7 }, { a: 1 })).toEqual([7, 7]);
    expect(await bs({}, { a: -1, b: 1 })).toEqual([
      ...down.toReversed(),
      ...down.toReversed(),
      ...down.toReversed(),
    ]);
  });

  it('find by one item of an array, in the order of another field and between its bounds', async () => {
    const items = suite().fresh<Item>();
    await items.createIndexes([{ key: { tags: 1 } }, { key: { 'by.id': 1, school: 1, at: -1 } }]);
    await items.insertMany(
      Array.from({ length: 40 }, (_, _id) => ({
        ...{ _id, school: `s${(_id % 2).toString()}`, by: { id: `p${(_id % 4).toString()}` } },
        ...{ tags: [`t${(_id % 5).toString()}`, 'all'], at: (100 + _id).toString() },
      })),
    );
    const ids = async (filter: Document): Promise<number[]> =>
      (await items.find(filter).sort({ at: -1 }).toArray()).map(({ _id }) => _id);
    expect(await ids({ tags: 't3' })).toEqual([38, 33, 28, 23, 18, 13, 8, 3]);
    expect(await ids({ tags: 't3', at: { $gte: '108', $lt: '128', $lte: '123' } })).toEqual([23, 18, 13, 8]);
    expect(await ids({ 'by.id': 'p2', school: 's0', at: { $lte: '114' } })).toEqual([14, 10, 6, 2]);
    expect(await ids({ 'by.id': 'p2', school: 's1' })).toEqual([]);
  });

  it('keep very long values apart and in order', async () => {
    const items = suite().fresh<Item>();
    await items.createIndexes([{ key: { a: 1 } }]);
    const long = (end: string): string => 'x'.repeat(3000) + end;
    await items.insertMany([
      { _id: 1, a: long('c') },
      { _id: 2, a: long('a') },
      { _id: 3, a: long('b') },
      { _id: 4, a: 'y' },
    ]);
    const ids = async (filter: Document): Promise<number[]> =>
      (await items.find(filter).sort({ a: 1 }).toArray()).map(({ _id }) => _id);
    expect(await ids({})).toEqual([2, 3, 1, 4]);
    expect(await ids({ a: long('b') })).toEqual([3]);
    expect(await ids({ a: { $gt: long('a'), $lt: 'y' } })).toEqual([3, 1]);
  });
});
