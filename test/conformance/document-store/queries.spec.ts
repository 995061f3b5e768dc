import { describe, expect, it } from '@jest/globals';
import {
  Binary,
  Long,
  MongoServerError,
  type Collection,
  type Document,
  type Filter,
  type Sort,
} from 'mongodb';
import { useDatabase } from './database.js';

interface Item extends Document {
  _id: number;
}

describe('queries', () => {
  const suite = useDatabase();

  const holding = async (values: readonly Document[]): Promise<Collection<Item>> => {
    const items = suite().fresh<Item>();
    await items.insertMany(values.map((value, _id) => ({ _id, ...value })));
    return items;
  };

  const idsOf = async (
    items: Collection<Item>,
    filter: Document,
    sort: Sort = { _id: 1 },
  ): Promise<number[]> =>
    (
      await items
        .find(filter as Filter<Item>)
        .sort(sort)
        .toArray()
    ).map(({ _id }) => _id);

  it('tell null, missing and other values apart', async () => {
    const items = await holding([{ a: null }, {}, { a: 0 }, { a: [] }, { a: [null] }, { a: { b: null } }]);
    expect(await idsOf(items, { a: null })).toEqual([0, 1, 4]);
    expect(await idsOf(items, { a: { $exists: false } })).toEqual([1]);
    expect(await idsOf(items, { a: { $ne: null } })).toEqual([2, 3, 5]);
    expect(await idsOf(items, { a: { $gte: null } })).toEqual([0, 1, 4]);
    expect(await idsOf(items, { 'a.b': null })).toEqual([0, 1, 2, 5]);
    expect(await idsOf(items, { a: { $in: [null, 0] } })).toEqual([0, 1, 2, 4]);
  });

  it('compare numbers by what they are worth, exactly', async () => {
    const big = Long.fromString('9007199254740993');
    const items = await holding([{ a: 1 }, { a: Long.fromNumber(1) }, { a: 1.5 }, { a: big }, { a: NaN }]);
    expect(await idsOf(items, { a: 1 })).toEqual([0, 1]);
    expect(await idsOf(items, { a: { $gt: Long.fromString('9007199254740992') } })).toEqual([3]);
    expect(await idsOf(items, { a: { $gt: 9007199254740992 } })).toEqual([3]);
    expect(await idsOf(items, { a: big })).toEqual([3]);
    expect(await idsOf(items, { a: { $lt: 2 } })).toEqual([0, 1, 2]);
    expect(await idsOf(items, { a: NaN })).toEqual([4]);
  });

  it('compare only values of one kind', async () => {
    const items = await holding([
      { a: 5 },
      { a: '5' },
      { a: new Date(5) },
      { a: true },
      { a: new Binary(Buffer.from('5')) },
      { a: { b: 5 } },
    ]);
    expect(await idsOf(items, { a: { $gt: 0 } })).toEqual([0]);
    expect(await idsOf(items, { a: { $gte: '' } })).toEqual([1]);
    expect(await idsOf(items, { a: { $lt: new Date(6) } })).toEqual([2]);
    expect(await idsOf(items, { a: { $gte: false } })).toEqual([3]);
    expect(await idsOf(items, { a: new Binary(Buffer.from('5')) })).toEqual([4]);
    expect(await idsOf(items, { a: { $type: 'binData' } })).toEqual([4]);
    expect(await idsOf(items, { a: { $type: ['number', 'bool'] } })).toEqual([0, 3]);
  });

  it('look into arrays, at their items and at the whole', async () => {
    const items = await holding([
      { a: [1, 2, 3] },
      { a: [3] },
      { a: 3 },
      { a: [[3]] },
      { a: [{ b: 1 }, { b: 5 }] },
      { a: [{ b: [1, 5] }] },
    ]);
    expect(await idsOf(items, { a: 3 })).toEqual([0, 1, 2]);
    expect(await idsOf(items, { a: [3] })).toEqual([1, 3]);
    expect(await idsOf(items, { a: { $gt: 1, $lt: 2 } })).toEqual([0]);
    expect(await idsOf(items, { a: { $elemMatch: { $gt: 1, $lt: 3 } } })).toEqual([0]);
    expect(await idsOf(items, { a: { $size: 1 } })).toEqual([1, 3, 5]);
    expect(await idsOf(items, { a: { $all: [1, 3] } })).toEqual([0]);
    expect(await idsOf(items, { 'a.b': 5 })).toEqual([4, 5]);
    expect(await idsOf(items, { 'a.0.b': 1 })).toEqual([4, 5]);
    expect(await idsOf(items, { 'a.1': 2 })).toEqual([0]);
    expect(await idsOf(items, { a: { $elemMatch: { b: 5 } } })).toEqual([4, 5]);
    expect(await idsOf(items, { a: { $ne: 3 } })).toEqual([3, 4, 5]);
    expect(await idsOf(items, { a: { $nin: [3, [3]] } })).toEqual([4, 5]);
  });

  it('take embedded documents as they are written, order included', async () => {
    const items = await holding([{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, { a: { x: 1, y: 2, z: 3 } }]);
    expect(await idsOf(items, { a: { x: 1, y: 2 } })).toEqual([0]);
    expect(await idsOf(items, { 'a.x': 1 })).toEqual([0, 1, 2]);
  });

  it('combine and negate', async () => {
    const items = await holding([{ a: 1, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 1 }, { a: 'text' }]);
    expect(await idsOf(items, { $or: [{ a: 2 }, { b: 2 }] })).toEqual([1, 2]);
    expect(await idsOf(items, { $and: [{ a: 1 }, { b: 1 }] })).toEqual([0]);
    expect(await idsOf(items, { $nor: [{ a: 1 }, { a: 'text' }] })).toEqual([2]);
    expect(await idsOf(items, { a: { $not: { $gt: 1 } } })).toEqual([0, 1, 3]);
    expect(await idsOf(items, { a: /^TE/i })).toEqual([3]);
    expect(await idsOf(items, { a: { $not: /^te/ } })).toEqual([0, 1, 2]);
    expect(await idsOf(items, { a: { $regex: 'X', $options: 'i' } })).toEqual([3]);
    expect(await idsOf(items, { a: { $in: [/^te/, 2] } })).toEqual([2, 3]);
  });

  it('sort across types, arrays by their least or greatest', async () => {
    const items = await holding([
      { a: new Date(0) },
      { a: 'b' },
      { a: 7 },
      {},
      { a: [9, 2] },
      { a: false },
      { a: { x: 1 } },
      { a: [] },
      { a: Long.fromNumber(8) },
      { a: new Binary(Buffer.from('x')) },
    ]);
    expect(await idsOf(items, {}, { a: 1 })).toEqual([7, 3, 4, 2, 8, 1, 6, 9, 5, 0]);
    expect(await idsOf(items, {}, { a: -1 })).toEqual([0, 5, 9, 6, 1, 4, 8, 2, 3, 7]);
  });

  it('sort by several fields, skip and limit', async () => {
    const items = await holding([0, 1, 2, 3, 4, 5].map((n) => ({ half: n % 2, n: 10 - n })));
    expect(await idsOf(items, {}, { half: -1, n: 1 })).toEqual([5, 3, 1, 4, 2, 0]);
    const page = await items.find().sort({ half: -1, n: 1 }).skip(1).limit(3).toArray();
    expect(page.map(({ _id }) => _id)).toEqual([3, 1, 4]);
    expect(await items.countDocuments({}, { skip: 4, limit: 5 })).toBe(2);
    expect(await items.estimatedDocumentCount()).toBe(6);
  });

  it('answer in batches, and keep their place while others write', async () => {
    const items = await holding(Array.from({ length: 250 }, (_, n) => ({ n })));
    const cursor = items.find().sort({ _id: 1 }).batchSize(7);
    const seen: number[] = [];
    for await (const { _id } of cursor) {
      seen.push(_id);
      if (_id === 100) await items.deleteOne({ _id: 50 });
    }
    expect(seen).toEqual(Array.from({ length: 250 }, (_, n) => n));
    expect((await items.find().sort({ n: -1 }).batchSize(3).limit(10).toArray()).length).toBe(10);
    expect((await items.find().toArray()).length).toBe(249);
  });

  it('give up a cursor that is closed', async () => {
    const items = await holding(Array.from({ length: 10 }, (_, n) => ({ n })));
    const reply = await suite().db.command({ find: items.collectionName, batchSize: 2 });
    const cursor = reply['cursor'] as { id: Long };
    const id = Long.fromValue(cursor.id);
    const more = await suite().db.command({ getMore: id, collection: items.collectionName, batchSize: 2 });
    expect((more['cursor'] as { nextBatch: unknown[] }).nextBatch.length).toBe(2);
    await suite().db.command({ killCursors: items.collectionName, cursors: [id] });
    await expect(suite().db.command({ getMore: id, collection: items.collectionName })).rejects.toThrow(
      MongoServerError,
    );
  });

  it('answer only the fields that are asked for', async () => {
    const items = await holding([{ a: 1, b: { c: 2, d: 3 }, e: [{ f: 1, g: 2 }, 5] }]);
    const projected = (projection: Document): Promise<Document | null> => items.findOne({}, { projection });
    expect(await projected({ a: 1 })).toEqual({ _id: 0, a: 1 });
    expect(await projected({ a: 1, _id: 0 })).toEqual({ a: 1 });
    expect(await projected({ 'b.c': 1, 'e.f': 1 })).toEqual({ _id: 0, b: { c: 2 }, e: [{ f: 1 }] });
    expect(await projected({ b: 0, e: 0 })).toEqual({ _id: 0, a: 1 });
    expect(await projected({ 'b.c': 0, 'e.f': 0, _id: 0 })).toEqual({ a: 1, b: { d: 3 }, e: [{ g: 2 }, 5] });
    expect(await projected({ _id: 1 })).toEqual({ _id: 0 });
    expect(await projected({ _id: 0 })).toEqual({ a: 1, b: { c: 2, d: 3 }, e: [{ f: 1, g: 2 }, 5] });
  });

  it('name the distinct values', async () => {
    const items = await holding([{ a: 1 }, { a: [1, 2] }, { a: 2.0 }, {}, { a: 'x' }]);
    expect(await items.distinct('a')).toEqual([1, 2, 'x']);
    expect(await items.distinct('a', { _id: { $gt: 2 } })).toEqual(['x']);
  });
});
