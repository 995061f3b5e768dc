import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { MongoClient, type Collection, type Db, type Document, type MongoClientOptions } from 'mongodb';
import { startDocumentStore } from '../../../embedded/document-store/server.js';

const realServer = process.env['MONGO_URL'];

/** For what only the embedded store must do. */
export const describeEmbedded = realServer === undefined ? describe : describe.skip;

/** A folder of its own for one suite. */
export const temporaryFolder = async (): Promise<{ path: string; remove: () => Promise<void> }> => {
  const path = await mkdtemp(join(tmpdir(), 'document-store-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
};

const startServer = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  if (realServer !== undefined) return { url: realServer, stop: () => Promise.resolve() };
  const folder = await temporaryFolder();
  const store = await startDocumentStore({ dataDir: folder.path });
  return {
    url: store.url,
    stop: async () => {
      await store.close();
      await folder.remove();
    },
  };
};

export interface Suite {
  readonly url: string;
  readonly client: MongoClient;
  readonly db: Db;
  /** A collection that nothing else has touched. */
  fresh<T extends Document = Document>(): Collection<T>;
}

/** Gives a suite a database of its own, on the server of MONGO_URL or an embedded one; dropped at the end. */
export const useDatabase = (options: MongoClientOptions = {}): (() => Suite) => {
  let suite: Suite | undefined;
  let stop: () => Promise<void> = () => Promise.resolve();
  let collections = 0;

  beforeAll(async () => {
    const server = await startServer();
    stop = server.stop;
    const client = new MongoClient(server.url, options);
    const db = client.db(`conformance-${randomUUID()}`);
    suite = { url: server.url, client, db, fresh: () => db.collection(`c${++collections}`) };
  });

  afterAll(async () => {
    await suite?.db.dropDatabase();
    await suite?.client.close();
    await stop();
  });

  return () => {
    if (suite === undefined) throw new Error('the suite has not begun');
    return suite;
  };
};
