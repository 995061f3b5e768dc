import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkLog } from '../../src/audit/log/check-log.js';
import { Checkpoints } from '../../src/audit/log/checkpoints.js';
import { LogBuilder } from '../../src/audit/log/log-builder.js';
import { LogKeys } from '../../src/audit/log/log-keys.js';
import { LogReader } from '../../src/audit/log/log-reader.js';
import { LogStorage } from '../../src/audit/log/log-storage.js';
import { Outside } from '../../src/audit/log/outside.js';
import { LogIsWrong, monitorLog } from '../../src/audit/log/monitor.js';
import { TransparencyLog } from '../../src/audit/log/transparency-log.js';
import { TreeReader } from '../../src/audit/log/tree-reader.js';
import { parseCheckpoint } from '../../src/audit/transparency/checkpoint.js';
import { consistencyRanges, isConsistent, joined, subtreesOf } from '../../src/audit/transparency/merkle.js';
import { parseVerifierKey, verifiedBy } from '../../src/audit/transparency/signed-note.js';
import { rootOfCount } from '../../src/audit/transparency/stream-tree.js';
import { decodeEntry } from '../../src/audit/transparency/entry.js';
import { parsePath } from '../../src/audit/transparency/tiles.js';
import { Restorations } from '../../src/backup/restorations.js';
import type { Db } from '../../src/eventing/document-store.js';
import { Lease } from '../../src/eventing/lease.js';
import { Vault } from '../../src/people/vault.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';
import { writeGrades } from '../support/logged-events.js';
import { until } from '../support/until.js';

const ORIGIN = 'journal.example/log';

/** A database that, once it is told to hold, doesn't write down how far the log reaches before it is let go. */
const holding = (db: Db) => {
  const signals = new EventEmitter();
  let holds = false;
  const collection = (name: string) => {
    const found = db.collection(name);
    const replaceOne = found.replaceOne.bind(found);
    return Object.assign(found, {
      replaceOne: async (...args: Parameters<typeof replaceOne>) => {
        if (holds && name === 'log') {
          signals.emit('held');
          await once(signals, 'go');
        }
        return replaceOne(...args);
      },
    });
  };
  return {
    db: Object.assign(Object.create(db) as Db, { collection }),
    /** Resolves once a write waits. */
    hold: () => {
      holds = true;
      return once(signals, 'held');
    },
    letGo: () => signals.emit('go'),
  };
};

/** Everything that reads and writes one log in a database. */
const logIn = (stores: EmbeddedStores, db: Db = stores.documents.audit) => {
  const storage = new LogStorage(db);
  const tree = new TreeReader(storage);
  const checkpoints = new Checkpoints(db, tree);
  const keys = new LogKeys(stores.documents.vault, new Vault(stores.documents.vault, Buffer.alloc(32, 1)));
  const reader = new LogReader({ storage, tree, checkpoints, keys });
  const failures: string[] = [];
  const log = (message: string) => void failures.push(message);
  const outside = new Outside({
    ...{ db, tree, checkpoints, log },
    policy: undefined,
    sinks: [],
    now: Date.now,
  });
  const build = () =>
    LogBuilder.start({
      store: stores.store,
      storage,
      saveEveryMs: 1,
      log,
      onBroken: (error) => failures.push(String(error)),
    });
  /** Lets the log grow to so many leaves, and stops. */
  const growTo = async (size: number) => {
    const builder = await build();
    await until(() => builder.written.size >= size);
    await builder.stop();
    return builder.written;
  };
  const check = () =>
    checkLog({ store: stores.store, storage, tree, checkpoints, onProgress: () => undefined });
  const running = (pid: number, alive: Set<number>, now = () => Date.now()) =>
    new TransparencyLog({
      ...{ store: stores.store, storage, checkpoints, keys, outside, now },
      restorations: Restorations.none,
      lease: new Lease({
        db,
        name: 'log',
        self: { host: 'here', pid },
        isRunning: (other) => alive.has(other),
        now,
      }),
      origin: { origin: ORIGIN, isAsked: true },
      checkpointEveryMs: 1,
      saveEveryMs: 1,
      log,
    });
  return { storage, tree, checkpoints, keys, reader, failures, build, growTo, check, running };
};

describe('the transparency log', () => {
  let stores: EmbeddedStores;

  beforeEach(async () => {
    stores = await startStores();
  });
  afterEach(() => stores.close());

  it('is the same tree, made at once or in parts, with an index entry at every 256th place', async () => {
    const inParts = logIn(stores);
    await writeGrades(stores.store, 0, 100);
    await inParts.growTo(100);
    await writeGrades(stores.store, 100, 155);
    await inParts.growTo(256);
    await writeGrades(stores.store, 255, 700);
    const grown = await inParts.growTo(958);
    expect(grown.size).toBe(958);

    const atOnce = logIn(stores, stores.documents.vault);
    const made = await atOnce.growTo(958);
    expect(made.root.equals(grown.root)).toBe(true);
    const kinds = (await inParts.reader.entries({ start: 0, end: 958 })).map(
      (entry) => decodeEntry(entry).kind,
    );
    expect(kinds.flatMap((kind, leaf) => (kind === 'index' ? [leaf] : []))).toEqual([255, 511, 767]);
    expect(await inParts.check()).toEqual({ leaves: 958 });
    expect(inParts.failures).toEqual([]);
  });

  it('goes on after a crash between its tiles and the note that they count', async () => {
    const log = logIn(stores);
    await writeGrades(stores.store, 0, 200);
    await log.growTo(200);
    const state = await log.storage.state();
    await writeGrades(stores.store, 200, 300);
    await log.growTo(501);
    // As it is when the process dies before the last of its writes.
    await stores.documents.audit.collection('log').replaceOne({ _id: 'log' as never }, { ...state });

    const grown = await log.growTo(501);
    const made = await logIn(stores, stores.documents.vault).growTo(501);
    expect(grown.root.equals(made.root)).toBe(true);
    expect(await log.check()).toEqual({ leaves: 501 });
  });

  it('counts nothing that a builder writes after another has taken over', async () => {
    const slow = holding(stores.documents.audit);
    const [before, after] = [logIn(stores, slow.db), logIn(stores)];
    await writeGrades(stores.store, 0, 200);
    const builder = await before.build();
    await until(() => builder.written.size >= 200);
    const held = slow.hold();
    await writeGrades(stores.store, 200, 300);
    await held;
    // Takes over, and is gone before it writes anything: what counts is what it left.
    await after.storage.claim();
    slow.letGo();
    await until(() => before.failures.length > 0);
    await builder.stop();
    expect(before.failures).toEqual(['LogMovedOn: Another process writes the log.']);

    expect((await after.storage.state()).size).toBe(200);
    const grown = await after.growTo(501);
    const made = await logIn(stores, stores.documents.vault).growTo(501);
    expect(grown.root.equals(made.root)).toBe(true);
    expect(await after.check()).toEqual({ leaves: 501 });
    expect(after.failures).toEqual([]);
  });

  it('does not go on from a store that ends before it, or that holds other events', async () => {
    const log = logIn(stores);
    await writeGrades(stores.store, 0, 10);
    await log.growTo(10);
    const other = await startStores();
    try {
      const moved = { ...stores, store: other.store };
      await expect(logIn(moved).build()).rejects.toThrow(/The event store ends at/);
      await writeGrades(other.store, 0, 30, 'other');
      await expect(logIn(moved).build()).rejects.toThrow(
        'The event store holds another event than the one that was logged as leaf 0.',
      );
    } finally {
      await other.close();
    }
  });

  it.each([
    [0, 'The log counts a leaf 0, but its entry is not in the database.'],
    [1, 'The log counts a leaf 256, but its entry is not in the database.'],
  ])('does not go on where bundle %i of its entries is gone', async (_id, failure) => {
    const log = logIn(stores);
    await writeGrades(stores.store, 0, 300);
    await log.growTo(301);
    await stores.documents.audit.collection('entries').deleteOne({ _id: _id as never });
    await expect(log.build()).rejects.toThrow(failure);
  });

  it('tells the first leaf that was logged otherwise than the store has it', async () => {
    const log = logIn(stores);
    await writeGrades(stores.store, 0, 30);
    await log.growTo(30);
    const bundle = await log.storage.bundle(0);
    bundle.writeUInt8(bundle.readUInt8(67 * 12 + 40) ^ 1, 67 * 12 + 40);
    await stores.documents.audit
      .collection('entries')
      .updateOne({ _id: 0 as never }, { $set: { bytes: bundle } });
    expect(await log.check()).toEqual({
      leaves: 30,
      difference: expect.stringMatching(
        /^Leaf 12 was logged otherwise than the store has it: revision \d+ of journalPage-\w+\.$/,
      ) as unknown,
    });
  });

  it('signs checkpoints that go on from each other, in one process at a time', async () => {
    const log = logIn(stores);
    const alive = new Set([1, 2]);
    await writeGrades(stores.store, 0, 20);
    const [first, second] = [log.running(1, alive), log.running(2, alive)];
    first.start();
    await until(() => first.status().checkpoint?.size === 20);
    second.start();
    await writeGrades(stores.store, 20, 20);
    await until(() => first.status().checkpoint?.size === 40);
    expect(second.status()).toEqual({ isBuilding: false });
    const before = parseCheckpoint((await log.reader.newest())?.note ?? '');

    // The first one dies; what it still holds counts for nothing.
    alive.delete(1);
    await writeGrades(stores.store, 40, 300);
    await until(() => second.status().checkpoint?.size === 341);
    const after = parseCheckpoint((await log.reader.newest())?.note ?? '');
    const proof = await log.tree.hashesOver(consistencyRanges(before.size, after.size));
    expect(isConsistent(before, after, proof)).toBe(true);
    await first.stop();
    await second.stop();
  });

  it('signs nothing that does not go on from what was signed', async () => {
    const log = logIn(stores);
    await writeGrades(stores.store, 0, 20);
    const { size, root } = await log.growTo(20);
    const signers = await log.keys.signers(ORIGIN, '2026-11-28T08:00:00.000Z');
    await log.checkpoints.sign({ origin: ORIGIN, size, root }, signers, 0);
    await writeGrades(stores.store, 20, 20);
    const grown = await log.growTo(40);
    const forged = { origin: ORIGIN, size: 40, root: Buffer.alloc(32) };
    await expect(log.checkpoints.sign(forged, signers, 0)).rejects.toThrow(/nothing is signed/);
    const shorter = { origin: ORIGIN, size: 19, root: grown.root };
    await expect(log.checkpoints.sign(shorter, signers, 0)).rejects.toThrow(/nothing is signed/);
    await expect(
      log.checkpoints.sign({ origin: 'another', size: 40, root: grown.root }, signers, 0),
    ).rejects.toThrow(/nothing is signed/);
    await log.checkpoints.sign({ origin: ORIGIN, size: 40, root: grown.root }, signers, 0);
    expect((await log.reader.newest())?.size).toBe(40);
  });

  it('tells the last checkpoint of each day', async () => {
    const log = logIn(stores);
    const sizes = [];
    for (const [place, day] of [1, 1, 2, 4, 4].entries()) {
      await writeGrades(stores.store, place * 10, 10);
      const { size, root } = await log.growTo(place * 10 + 10);
      const at = Date.UTC(2026, 10, day, 8, place);
      const signers = await log.keys.signers(ORIGIN, new Date(at).toISOString());
      await log.checkpoints.sign({ origin: ORIGIN, size, root }, signers, at);
      sizes.push((await log.checkpoints.lastOfDays()).map((last) => last.size));
    }
    expect(sizes).toEqual([[10], [20], [20, 30], [20, 30, 40], [20, 30, 50]]);
  });

  it('signs with the old key and the new one while they overlap', async () => {
    const { keys } = logIn(stores);
    const [day1, day2, day30, day31] = ['01', '02', '30', '31'].map((day) => `2026-12-${day}T00:00:00.000Z`);
    const [first] = await keys.signers(ORIGIN, day1 ?? '');
    const { vkey } = await keys.rotate(ORIGIN, day2 ?? '', day30 ?? '');
    const signing = async (day = '') => (await keys.signers(ORIGIN, day)).map((signer) => signer.vkey);
    expect(await signing(day1)).toEqual([first?.vkey]);
    expect(await signing(day2)).toEqual([vkey, first?.vkey]);
    expect(await signing(day31)).toEqual([vkey]);
    expect((await keys.all()).map((key) => key.vkey)).toEqual([vkey, first?.vkey]);
  });

  it('is given out as tiles and entries that a monitor finds right, and proves how many events a stream has', async () => {
    const log = logIn(stores);
    await writeGrades(stores.store, 0, 700);
    const running = log.running(1, new Set([1]));
    running.start();
    await until(() => running.status().checkpoint?.size === 702);
    await running.stop();
    const keys = (await log.reader.keys()).map(parseVerifierKey);
    const read = async (path: string): Promise<Buffer> => {
      if (path === 'checkpoint') return Buffer.from((await log.reader.newest())?.note ?? '');
      const asked = parsePath(path.replace(/^tile\//, ''));
      const found = asked && (await log.reader.resource(asked));
      if (!found) throw new Error(`There is no ${path}`);
      return found;
    };
    const monitored = await monitorLog({ read, keys, onProgress: () => undefined });
    expect(monitored).toMatchObject({ streams: 3, checkpoint: { origin: ORIGIN, size: 702 } });
    expect(verifiedBy(monitored.checkpoint.note, keys)).toHaveLength(1);
    const hashes = await log.reader.hashes(subtreesOf({ start: 0, end: 702 }));
    expect(joined(hashes).equals(monitored.checkpoint.root)).toBe(true);

    const [stream] = [decodeEntry((await log.reader.entries({ start: 0, end: 1 }))[0] ?? Buffer.alloc(0))];
    if (stream.kind !== 'event') throw new Error('The first entry is an event’s.');
    const index = decodeEntry((await log.reader.entries({ start: 511, end: 512 }))[0] ?? Buffer.alloc(0));
    const count = await log.reader.countOf(stream.stream, 511);
    if (!count || index.kind !== 'index') throw new Error('There is an index entry.');
    expect(rootOfCount(stream.stream, count).equals(index.root)).toBe(true);
    const leaves = (await log.reader.leavesOf(stream.stream, 702)) ?? [];
    expect(leaves.filter((leaf) => leaf < 511)).toHaveLength(count.count);
    expect(leaves).toHaveLength(234);
    expect(await log.reader.resource({ level: 0, index: 2, width: 191 })).toBeUndefined();

    const forged = async (path: string) => {
      const found = Buffer.from(await read(path));
      if (path.startsWith('tile/entries/001')) found.writeUInt8(found.readUInt8(40) ^ 1, 40);
      return found;
    };
    await expect(monitorLog({ read: forged, keys, onProgress: () => undefined })).rejects.toThrow(LogIsWrong);
    const renamed = async (path: string) => {
      const found = Buffer.from(await read(path));
      if (path.startsWith('tile/entries/000')) found.writeUInt8(found.readUInt8(3) ^ 1, 3);
      return found;
    };
    await expect(monitorLog({ read: renamed, keys, onProgress: () => undefined })).rejects.toThrow(
      'Leaf 0 does not name its stream by the stream’s first event.',
    );
    const before = { ...monitored.checkpoint, size: 300 };
    await expect(monitorLog({ read, keys, before, onProgress: () => undefined })).rejects.toThrow(
      'The log’s first 300 leaves are others than those of the earlier checkpoint.',
    );
  });
});
