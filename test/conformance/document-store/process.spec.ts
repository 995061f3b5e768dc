import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { MongoClient, type Document } from 'mongodb';
import { startDocumentStore } from '../../../embedded/document-store/server.js';
import { describeEmbedded, temporaryFolder } from './database.js';
import { startProcess } from './processes.js';

describeEmbedded('the store as a process', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  const withClient = async <T>(url: string, work: (client: MongoClient) => Promise<T>): Promise<T> => {
    const client = new MongoClient(url);
    try {
      return await work(client);
    } finally {
      await client.close();
    }
  };

  it('keeps everything over a stop and a start', async () => {
    const first = await startProcess(folder.path);
    await withClient(first.url, async (client) => {
      const items = client.db('kept').collection<Document & { _id: number }>('items');
      await items.createIndexes([{ key: { a: 1 }, unique: true }]);
      await items.insertMany([
        { _id: 1, a: [1, 2] },
        { _id: 2, a: 3 },
      ]);
    });
    expect(await first.stop('SIGTERM')).toEqual({ code: 0, signal: null });
    const second = await startProcess(folder.path);
    await withClient(second.url, async (client) => {
      const items = client.db('kept').collection('items');
      expect(await items.find({ a: { $gte: 1 } }).toArray()).toHaveLength(2);
      await expect(items.insertOne({ a: 2 })).rejects.toMatchObject({ code: 11000 });
    });
    expect(await second.stop('SIGINT')).toEqual({ code: 0, signal: null });
  });

  it('refuses a folder that another process has open, and takes it when that one is dead', async () => {
    const first = await startProcess(folder.path);
    await expect(startProcess(folder.path)).rejects.toThrow(/is in use by another store/);
    await withClient(first.url, (client) => client.db('x').collection('y').insertOne({ a: 1 }));
    await first.stop('SIGKILL');
    const second = await startProcess(folder.path);
    expect(await withClient(second.url, (client) => client.db('x').collection('y').countDocuments())).toBe(1);
    await second.stop('SIGTERM');
  });

  it('refuses a folder that the same process has open', async () => {
    const store = await startDocumentStore({ dataDir: folder.path });
    await expect(startDocumentStore({ dataDir: folder.path })).rejects.toThrow(/is in use/);
    await store.close();
    await (await startDocumentStore({ dataDir: folder.path })).close();
  });

  it('ends when its parent goes away', async () => {
    const { child } = await startProcess(folder.path);
    const exited = once(child, 'exit');
    child.disconnect();
    expect((await exited)[0]).toBe(0);
  });

  it('removes what has expired, and only that', async () => {
    const store = await startDocumentStore({ dataDir: folder.path, expireEveryMs: 20 });
    await withClient(store.url, async (client) => {
      const sessions = client.db('x').collection<Document & { _id: string }>('sessions');
      await sessions.createIndexes([{ key: { at: 1 }, expireAfterSeconds: 60 }]);
      await sessions.insertMany([
        { _id: 'old', at: new Date(Date.now() - 61_000) },
        { _id: 'fresh', at: new Date() },
        { _id: 'undated', at: 'long ago' },
        { _id: 'listed', at: [new Date(), new Date(0)] },
      ]);
      const left = async () => (await sessions.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
      let now = await left();
      while (now.length > 2) now = await left();
      expect(now).toEqual(['fresh', 'undated']);
    });
    await store.close();
  });
});
