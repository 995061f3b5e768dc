import { describe, expect, it } from '@jest/globals';
import { Double, Int32, Long, MongoServerError, type Document } from 'mongodb';
import { useDatabase } from './database.js';

interface Item extends Document {
  _id: string;
}

describe('updates by operators', () => {
  const suite = useDatabase();

  const updated = async (before: Document, update: Document): Promise<Document | null> => {
    const items = suite().fresh<Item>();
    await items.insertOne({ _id: 'a', ...before });
    await items.updateOne({ _id: 'a' }, update);
    return items.findOne({ _id: 'a' }, { promoteLongs: false, projection: { _id: 0 } });
  };

  const failure = async (before: Document, update: Document): Promise<number | string | undefined> => {
    try {
      await updated(before, update);
    } catch (error) {
      if (error instanceof MongoServerError) return error.code;
      throw error;
    }
    throw new Error('expected a failure');
  };

  it('set and unset, also below and in arrays', async () => {
    expect(await updated({ a: 1 }, { $set: { a: 2, 'b.c': 3 } })).toEqual({ a: 2, b: { c: 3 } });
    expect(await updated({ a: [1, 2] }, { $set: { 'a.1': 5, 'a.3': 7 } })).toEqual({ a: [1, 5, null, 7] });
    expect(await updated({ a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '', 'x.y': '' } })).toEqual({
      b: { d: 2 },
    });
    expect(await updated({ a: [1, 2] }, { $unset: { 'a.0': '' } })).toEqual({ a: [null, 2] });
    expect(await failure({ a: 1 }, { $set: { 'a.b': 1 } })).toBe(28);
  });

  it('increment with the types that numbers have', async () => {
    const items = suite().fresh<Item>();
    await items.insertOne({
      _id: 'a',
      int: new Int32(1),
      max: new Int32(2147483647),
      long: Long.fromString('9007199254740993'),
    });
    await items.updateOne({ _id: 'a' }, { $inc: { int: 1, max: 1, long: 1, fresh: new Double(1.5) } });
    expect(await items.findOne({ _id: 'a' }, { promoteValues: false })).toMatchObject({
      int: new Int32(2),
      max: Long.fromString('2147483648'),
      long: Long.fromString('9007199254740994'),
      fresh: new Double(1.5),
    });
    expect(await failure({ a: 'text' }, { $inc: { a: 1 } })).toBe(14);
    expect(await failure({ a: null }, { $inc: { a: 1 } })).toBe(14);
    expect(await failure({ a: 1 }, { $inc: { a: 'x' } })).toBe(14);
  });

  it('keep the lesser and the greater', async () => {
    expect(await updated({ a: 5, b: 5 }, { $min: { a: 3, b: 9, c: 1 } })).toEqual({ a: 3, b: 5, c: 1 });
    expect(await updated({ a: 5, b: 5 }, { $max: { a: 3, b: 9, c: 1 } })).toEqual({ a: 5, b: 9, c: 1 });
    const [low, high] = [
      { a: 1, b: 9 },
      { a: 2, b: 1 },
    ];
    expect(await updated({ at: low }, { $max: { at: high } })).toEqual({ at: high });
    expect(await updated({ at: high }, { $max: { at: low } })).toEqual({ at: high });
    expect(await updated({ at: low }, { $max: { at: { a: 1, b: 10 } } })).toEqual({ at: { a: 1, b: 10 } });
  });

  it('push, add to sets and pull', async () => {
    expect(await updated({}, { $push: { a: 1 } })).toEqual({ a: [1] });
    expect(await updated({ a: [1] }, { $push: { a: { $each: [2, 3] } } })).toEqual({ a: [1, 2, 3] });
    expect(await updated({ a: [1] }, { $push: { a: { $each: [2, 3], $position: 0, $slice: 2 } } })).toEqual({
      a: [2, 3],
    });
    expect(await updated({}, { $push: { a: { $each: [1, 2, 3], $slice: -2 } } })).toEqual({ a: [2, 3] });
    expect(await updated({ a: [1] }, { $addToSet: { a: 1 } })).toEqual({ a: [1] });
    expect(await updated({ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } })).toEqual({ a: [1, 2] });
    expect(await updated({ a: [1, 2, 1] }, { $pull: { a: 1 } })).toEqual({ a: [2] });
    expect(await updated({ a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } })).toEqual({ a: [1] });
    expect(await updated({ a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } })).toEqual({
      a: [{ b: 2 }],
    });
    expect(await failure({ a: 1 }, { $push: { a: 1 } })).toBe(2);
    expect(await failure({ a: 1 }, { $addToSet: { a: 1 } })).toBe(2);
    expect(await failure({ a: 1 }, { $pull: { a: 1 } })).toBe(2);
  });

  it('refuse contradictions and other _ids', async () => {
    expect(await failure({ a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } })).toBe(40);
    expect(await failure({ a: 1 }, { $set: { 'a.b': 1, a: 2 } })).toBe(40);
    expect(await failure({ a: 1 }, { $set: { _id: 'b' } })).toBe(66);
    expect(await failure({ a: 1 }, { $invented: { a: 1 } })).toBe(9);
  });

  it('upsert from what the filter holds equal', async () => {
    const items = suite().fresh();
    await items.updateOne(
      { 'k.x': 1, y: { $gt: 5 }, z: { $in: [1, 2] } },
      { $set: { a: 1 }, $setOnInsert: { b: 2 } },
      { upsert: true },
    );
    expect(await items.findOne({}, { projection: { _id: 0 } })).toEqual({
      k: { x: 1 },
      a: 1,
      b: 2,
    });
    await items.updateOne({ 'k.x': 1 }, { $set: { a: 3 }, $setOnInsert: { b: 9 } }, { upsert: true });
    expect(await items.findOne({}, { projection: { _id: 0 } })).toEqual({
      k: { x: 1 },
      a: 3,
      b: 2,
    });
    const withId = await items.updateOne({ _id: 'own' } as Document, { $set: { a: 1 } }, { upsert: true });
    expect(withId.upsertedId).toBe('own');
  });

  it('change many, each once, although the change moves them in the index', async () => {
    const items = suite().fresh<Item & { n: number }>();
    await items.createIndexes([{ key: { n: 1 } }]);
    await items.insertMany(Array.from({ length: 50 }, (_, i) => ({ _id: `i${i}`, n: i })));
    const result = await items.updateMany({ n: { $gte: 10 } }, { $inc: { n: 5 } });
    expect(result).toMatchObject({ matchedCount: 40, modifiedCount: 40 });
    const sum = (await items.find().toArray()).reduce((total, { n }) => total + n, 0);
    expect(sum).toBe((49 * 50) / 2 + 40 * 5);
    expect(await items.countDocuments({ n: { $gte: 15 } })).toBe(40);
  });
});
