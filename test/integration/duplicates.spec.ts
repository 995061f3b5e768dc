import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDocumentStore } from '../../embedded/document-store/server.js';
import {
  DocumentStore,
  isAway,
  MongoBulkWriteError,
  passingOverDuplicates,
  type Collection,
} from '../../src/eventing/document-store.js';

interface Entry {
  readonly _id: number;
}

const UNORDERED = { ordered: false };

const failureOf = (write: Promise<unknown>): Promise<unknown> =>
  write.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('A write that passes over duplicates', () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof startDocumentStore>>;
  let documents: DocumentStore;
  let entries: Collection<Entry>;
  const write = (...ids: readonly number[]) =>
    passingOverDuplicates(
      entries.insertMany(
        ids.map((_id) => ({ _id })),
        UNORDERED,
      ),
    );

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duplicates-'));
    server = await startDocumentStore({ dataDir: folder });
    documents = new DocumentStore(server.url);
    entries = documents.audit.collection<Entry>('entries');
  });
  afterAll(async () => {
    await documents.close();
    await rm(folder, { recursive: true });
  });

  it('leaves what was there, and writes the rest', async () => {
    await write(1, 2);
    await write(1, 2, 3);
    expect(await entries.countDocuments()).toBe(3);
  });

  it('fails where something else was refused as well', async () => {
    const again = { insertOne: { document: { _id: 1 } } };
    const renamed = { replaceOne: { filter: { _id: 2 }, replacement: { _id: 4 } as object } };
    const error = await failureOf(passingOverDuplicates(entries.bulkWrite([again, renamed], UNORDERED)));
    expect(error).toBeInstanceOf(MongoBulkWriteError);
    expect(isAway(error)).toBe(false);
  });

  it('fails where the store is away, as nothing is known then of what was written', async () => {
    await server.close();
    expect(isAway(await failureOf(write(5)))).toBe(true);
  });
});
