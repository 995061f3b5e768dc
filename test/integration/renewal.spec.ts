import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askForRenewal } from '../../embedded/lmdb/renewal.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { projectRoot } from '../support/command-line.js';
import { recorded } from '../support/recorded.js';

type Text = { readonly _id: number; readonly text: string };

describe('An engine whose list of free pages is spoilt', () => {
  let dataDir: string;
  const running: ChildProcess[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'renewal-'));
  });
  afterEach(async () => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
    await rm(dataDir, { recursive: true });
  });

  const start = async (engine: string) => {
    const main = join(projectRoot, 'dist/embedded', engine, 'main.js');
    const child = spawn(process.execPath, [main, '--data-dir', dataDir], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    const ended = once(child, 'exit');
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer | number | null];
    if (!(line instanceof Buffer)) throw new Error(said);
    const { url } = JSON.parse(line.toString()) as { readonly url: string };
    return { url, child, ended, said: () => said };
  };
  const stopped = async ({ child, ended }: Awaited<ReturnType<typeof start>>) => {
    child.kill('SIGTERM');
    await ended;
  };
  const textsIn = (documents: DocumentStore) => documents.vault.collection<Text>('texts');
  const sizeOfData = async () => (await stat(join(dataDir, 'data.mdb'))).size;

  /** A document store with some documents, an index, and free pages. */
  const filled = async () => {
    const engine = await start('document-store');
    const documents = new DocumentStore(engine.url);
    await textsIn(documents).createIndexes([{ key: { text: 1 }, unique: true }]);
    for (let first = 0; first < 2_000; first += 200) {
      const texts = Array.from({ length: 200 }, (_, number) => ({
        _id: first + number,
        text: `${(first + number).toString()} ${'x'.repeat(3_000)}`,
      }));
      await textsIn(documents).insertMany(texts);
    }
    await textsIn(documents).deleteMany({ _id: { $gte: 100 } });
    await documents.close();
    return engine;
  };
  const expectAllThere = async (documents: DocumentStore, also: readonly number[] = []) => {
    const texts = textsIn(documents);
    const found = await texts.find().sort({ _id: 1 }).toArray();
    expect(found.map(({ _id }) => _id)).toEqual([...Array.from({ length: 100 }, (_, id) => id), ...also]);
    await expect(texts.insertOne({ _id: 9_999, text: found[7]?.text ?? '' })).rejects.toThrow('E11000');
  };

  it('does not start; started again it copies its data, and has all that it acknowledged', async () => {
    await stopped(await filled());
    await spoilFreeList(join(dataDir, 'data.mdb'));

    const before = await sizeOfData();
    await expect(start('document-store')).rejects.toThrow();

    const again = await start('document-store');
    expect(again.said()).toContain('its data is copied');
    expect(await sizeOfData()).toBeLessThan(before / 2);
    const renewed = new DocumentStore(again.url);
    await expectAllThere(renewed);
    await textsIn(renewed).insertOne({ _id: 100, text: 'kept' });
    await renewed.close();
    await stopped(again);

    const third = await start('document-store');
    expect(third.said()).toBe('');
    const last = new DocumentStore(third.url);
    await expectAllThere(last, [100]);
    await last.close();
  });

  it('begins a copy again that was interrupted', async () => {
    await stopped(await filled());
    askForRenewal(dataDir);
    await mkdir(join(dataDir, 'renewed'));
    await writeFile(join(dataDir, 'renewed', 'data.mdb'), 'half a copy');
    const again = await start('document-store');
    const documents = new DocumentStore(again.url);
    await expectAllThere(documents);
    await documents.close();
    expect((await readdir(dataDir)).sort()).toEqual(['data.mdb', 'lock.mdb']);
  });

  it('goes on with every event at its position, where it is the event store', async () => {
    const happened = (number: number) => {
      const { id, metadata } = recorded({ type: 'Something', data: {} }, number + 1);
      return [{ id, event: { type: 'Something', data: { number } }, metadata }];
    };
    const eventsIn = async (store: EventStore) => {
      const found: { readonly data: object; readonly position: object }[] = [];
      for await (const { data, position } of store.readStream('things-1')) found.push({ data, position });
      return found;
    };
    const engine = await start('event-store');
    const store = new EventStore(engine.url);
    for (let number = 0; number < 50; number++) {
      await store.append('things-1', number === 0 ? undefined : BigInt(number - 1), happened(number));
    }
    const before = await eventsIn(store);
    await store.close();
    await stopped(engine);
    askForRenewal(dataDir);

    const again = new EventStore((await start('event-store')).url);
    expect(await eventsIn(again)).toEqual(before);
    expect(before).toHaveLength(50);
    await again.append('things-1', 49n, happened(50));
    expect(await eventsIn(again)).toHaveLength(51);
    await again.close();
  });
});

const PAGE_BYTES = 4_096;

/**
 * Makes the root page of the database of free pages one of no known kind, so that LMDB can read everything that is
 * stored, and save nothing. Where what stands: `MDB_meta` and `MDB_page` of LMDB's mdb.c.
 */
const spoilFreeList = async (file: string): Promise<void> => {
  const data = await open(file, 'r+');
  try {
    const meta = async (page: number) => {
      const bytes = Buffer.alloc(PAGE_BYTES);
      await data.read(bytes, 0, PAGE_BYTES, page * PAGE_BYTES);
      const start = bytes.indexOf(Buffer.from([0xde, 0xc0, 0xef, 0xbe]));
      return {
        rootOfFreePages: bytes.readBigUInt64LE(start + 24 + 40),
        transaction: bytes.readBigUInt64LE(start + 24 + 2 * 48 + 8),
      };
    };
    const [first, second] = [await meta(0), await meta(1)];
    const { rootOfFreePages } = first.transaction > second.transaction ? first : second;
    await data.write(
      Buffer.alloc(PAGE_BYTES - 16),
      0,
      PAGE_BYTES - 16,
      Number(rootOfFreePages) * PAGE_BYTES + 16,
    );
  } finally {
    await data.close();
  }
};
