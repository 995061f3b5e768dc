import { describe, expect, it } from '@jest/globals';
import { MongoServerError, type Document } from 'mongodb';
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

describe('collections', () => {
  const suite = useDatabase();

  it('come into being by a first write, an index or by name', async () => {
    const { db } = suite();
    await db.collection<Item>('written').insertOne({ _id: 1 });
    await db.collection('indexed').createIndexes([{ key: { a: 1 } }]);
    await db.createCollection('named');
    expect(await codeOf(db.createCollection('named'))).toBe(48);
    expect(await db.collection('nothing').findOne({})).toBeNull();
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['written', 'indexed', 'named']));
    expect(names).not.toContain('nothing');
    expect(await db.listCollections({ name: 'named' }).toArray()).toMatchObject([
      { name: 'named', type: 'collection' },
    ]);
  });

  it('take the place of another in one step, indexes and all', async () => {
    const { db } = suite();
    const live = db.collection<Item>('live');
    const next = db.collection<Item>('live-v2');
    await live.insertOne({ _id: 1 });
    await next.createIndexes([{ key: { a: 1 } }]);
    await next.insertOne({ _id: 2, a: 5 });
    expect(await codeOf(next.rename('live'))).toBe(48);
    await next.rename('live', { dropTarget: true });
    expect(await live.find().toArray()).toEqual([{ _id: 2, a: 5 }]);
    expect(await live.findOne({ a: 5 })).toEqual({ _id: 2, a: 5 });
    expect(await live.indexes()).toHaveLength(2);
    expect(await db.collection('live-v2').countDocuments()).toBe(0);
    expect(await codeOf(db.collection('live-v2').rename('elsewhere'))).toBe(26);
  });

  it('are dropped with what they held', async () => {
    const items = suite().fresh<Item>();
    await items.createIndexes([{ key: { a: 1 } }]);
    await items.insertMany(Array.from({ length: 3000 }, (_, _id) => ({ _id, a: _id })));
    expect(await items.drop()).toBe(true);
    expect(await items.countDocuments()).toBe(0);
    await items.insertOne({ _id: 1, a: 2 });
    expect(await items.find({ a: { $gte: 0 } }).toArray()).toEqual([{ _id: 1, a: 2 }]);
  });

  it('go with their database, and no other', async () => {
    const { client, db } = suite();
    const other = client.db(`${db.databaseName}-other`);
    await other.collection('x').insertOne({ a: 1 });
    await db.collection('stays').insertOne({ a: 1 });
    const namesNow = async (): Promise<string[]> =>
      (await db.admin().listDatabases()).databases.map(({ name }) => name);
    expect(await namesNow()).toContain(other.databaseName);
    await other.dropDatabase();
    expect(await namesNow()).not.toContain(other.databaseName);
    expect(await db.collection('stays').countDocuments()).toBe(1);
  });
});

describe('the server', () => {
  const suite = useDatabase();

  it('answers pings and says what it is', async () => {
    expect(await suite().db.command({ ping: 1 })).toMatchObject({ ok: 1 });
    const info = await suite().db.admin().buildInfo();
    expect(String(info['version'])).toMatch(/^\d+\.\d+\.\d+/);
    expect(await suite().db.command({ hello: 1 })).toMatchObject({ ok: 1, isWritablePrimary: true });
  });

  it('refuses an unknown command by code and name', async () => {
    const error = await suite()
      .db.command({ inventedCommand: 1 })
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 59, codeName: 'CommandNotFound' });
  });
});
