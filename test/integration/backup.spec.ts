import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startDocumentStore } from '../../embedded/document-store/server.js';
import { startEventStore } from '../../embedded/event-store/server.js';
import { Checkpoints } from '../../src/audit/log/checkpoints.js';
import { LogBuilder } from '../../src/audit/log/log-builder.js';
import { LogKeys } from '../../src/audit/log/log-keys.js';
import { LogStorage } from '../../src/audit/log/log-storage.js';
import { TreeReader } from '../../src/audit/log/tree-reader.js';
import { formatNote } from '../../src/audit/transparency/signed-note.js';
import { BackupFolder } from '../../src/backup/backup-folder.js';
import { Restorations } from '../../src/backup/restorations.js';
import { takeBackup, type BackupSource } from '../../src/backup/taking.js';
import { verifyBackup } from '../../src/backup/verifying.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import type { DomainEvent } from '../../src/eventing/decider.js';
import { EventStore, type StoredEvent } from '../../src/eventing/event-store.js';
import { comparePositions, START } from '../../src/eventing/position.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { LocalKeys, onlyKey } from '../../src/people/keys/local-keys.js';
import { Vault } from '../../src/people/vault.js';
import { launchJournal, runJournal } from '../support/command-line.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';
import { eventually } from '../support/eventually.js';
import { killed, processesOn } from '../support/process-list.js';
import { recorded } from '../support/recorded.js';
import { startStallingProxy } from '../support/stalling-proxy.js';
import { until } from '../support/until.js';

const MASTER = Buffer.alloc(32, 5);
const ORIGIN = 'journal.example/log';

/** Everything that is in a store, as its client tells it. */
const everythingIn = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const found: StoredEvent[] = [];
  for await (const batch of store.readStored(START, await store.lastPosition())) found.push(...batch);
  return found;
};

const sealedIn = (events: readonly StoredEvent[]): readonly Sealed[] =>
  events.flatMap(({ data }) => ('text' in data ? [data.text as Sealed] : []));

describe('A backup', () => {
  let place: string;
  let stores: EmbeddedStores;
  let vault: Vault;
  let env: Record<string, string>;
  let written = 0;

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'backups-'));
    stores = await startStores();
    vault = new Vault(stores.documents.vault, MASTER);
    await writeFile(join(place, 'master.key'), MASTER.toString('base64'));
    env = {
      BACKUP_KEY_FILE: join(place, 'backup.key'),
      MASTER_KEY_FILE: join(place, 'master.key'),
    };
  });
  afterAll(async () => {
    await stores.close();
    await rm(place, { recursive: true });
  });
  afterEach(() => writer?.stop());

  let writer: { stop: () => Promise<void> } | undefined;

  /** Writes a remark on somebody new, whose key is made for it. */
  const write = async (stream = `page-${written.toString()}`): Promise<void> => {
    const number = ++written;
    const text = await vault.seal(
      `pupil-${number.toString()}`,
      `Remark ${number.toString()}`,
      `c${number.toString()}`,
    );
    const event: DomainEvent = { type: 'RemarkMade', data: { number, text, visibleTo: 'бoth "ways"\u2028' } };
    const { id, metadata } = recorded(event, number);
    await stores.store.append(stream, undefined, [{ id, event, metadata }]);
  };
  const writeMany = async (count: number) => {
    for (let done = 0; done < count; done++) await write();
  };
  /** Somebody writes without a pause. */
  const keepWriting = () => {
    const stopping = new AbortController();
    const writing = (async () => {
      while (!stopping.signal.aborted) await write();
    })();
    return {
      stop: async () => {
        stopping.abort();
        await writing;
      },
    };
  };

  const folder = (name: string) => join(place, name);
  const take = async (name: string, store: BackupSource['store'] = stores.store) => {
    const backup = await BackupFolder.openOrBegin(folder(name), folder('data'), env);
    await takeBackup(backup, {
      ...{ store, databases: stores.documents, withoutSample: true },
      now: () => new Date(),
      log: (line) => expect(line).toBe(''),
      onEvents: () => undefined,
    });
    return backup;
  };
  const verified = async (name: string, point?: number) => {
    const backup = await BackupFolder.open(folder(name), env);
    const points = backup.manifest.points.filter(({ number }) => number <= (point ?? number));
    return verifyBackup(backup, points, {
      masterKeys: new LocalKeys(onlyKey(MASTER)),
      onEvents: () => undefined,
    });
  };
  /** Signs a checkpoint of the log as it is. */
  const sign = async (db = stores) => {
    const storage = new LogStorage(db.documents.audit);
    const tree = new TreeReader(storage);
    const builder = await LogBuilder.start({
      ...{ store: db.store, storage, saveEveryMs: 1, log: () => undefined, onBroken: () => undefined },
    });
    const head = await db.store.lastPosition();
    await until(() => comparePositions(builder.written.position, head) >= 0);
    await builder.stop();
    const keys = new LogKeys(db.documents.vault, new Vault(db.documents.vault, MASTER));
    const at = Date.now();
    await keys.origin({ origin: ORIGIN, isAsked: true });
    const signers = await keys.signers(ORIGIN, new Date(at).toISOString());
    const { size, root } = builder.written;
    return new Checkpoints(db.documents.audit, tree).sign({ origin: ORIGIN, size, root }, signers, at);
  };
  const launch = (args: readonly string[], more: Record<string, string> = {}) =>
    launchJournal(args, folder('data'), { ...env, ...more });
  const run = (args: readonly string[], more: Record<string, string> = {}) =>
    runJournal(args, folder('data'), '', { ...env, ...more });
  const restore = (name: string, to: string, args: readonly string[] = []) =>
    run(['restore', folder(name), '--data-dir', folder(to), '--reason', 'The disk failed', ...args]);
  /** Uses the stores of a data folder. */
  const inFolder = async <T>(name: string, use: (db: EmbeddedStores) => Promise<T>): Promise<T> => {
    const events = await startEventStore({ dataDir: join(folder(name), 'event-store') });
    const mongo = await startDocumentStore({ dataDir: join(folder(name), 'document-store') });
    const [store, documents] = [new EventStore(events.url), new DocumentStore(mongo.url)];
    try {
      return await use({
        ...{ store, documents, addresses: { EVENTSTORE_URL: events.url, MONGO_URL: mongo.url } },
        close: () => Promise.resolve(),
      });
    } finally {
      await store.close();
      await documents.close();
      await mongo.close();
      await events.close();
    }
  };
  const ids = async (db: DocumentStore, name: string) =>
    (await db.vault.collection(name).find().toArray()).map(({ _id }) => String(_id)).toSorted();

  it('that is taken while others write opens whatever is sealed in it', async () => {
    await writeMany(50);
    await sign();
    writer = keepWriting();
    // Also just before and after it is settled which event is the last one.
    const writtenTo: BackupSource['store'] = {
      async lastPosition() {
        await write();
        const last = await stores.store.lastPosition();
        await write();
        return last;
      },
      readStored: (after, upTo) => stores.store.readStored(after, upTo),
      eventAt: (position) => stores.store.eventAt(position),
    };
    for (let run_ = 0; run_ < 5; run_++) await take('whole', writtenTo);
    await writer.stop();
    writer = undefined;
    await write();
    await take('whole');
    const { events, size, newest } = await verified('whole');
    expect(events).toBe(written);
    expect(size).toBeGreaterThanOrEqual(written);
    expect(newest?.size).toBe(50);

    const { points } = (await BackupFolder.open(folder('whole'), env)).manifest;
    expect(points).toHaveLength(6);
    const opened: number[] = [];
    for (const point of points.slice(0, 5)) {
      const target = `whole-${point.number.toString()}`;
      const { code, stderr } = await restore('whole', target, ['--point', point.number.toString()]);
      expect([code, stderr]).toEqual([0, expect.not.stringContaining('rror')]);
      await inFolder(target, async ({ store, documents }) => {
        const opening = new Vault(documents.vault, MASTER);
        const texts = sealedIn(await everythingIn(store));
        for (const text of texts) expect(await opening.open(text)).toMatch(/^Remark \d+$/);
        opened.push(texts.length);
      });
    }
    expect(opened[0]).toBeGreaterThanOrEqual(50);
    // Otherwise nobody wrote meanwhile.
    expect(opened[4]).toBeGreaterThan(opened[0] ?? 0);
  });

  it('comes back as the same events at the same positions, the same log, and the same documents', async () => {
    const { vault: db } = stores.documents;
    await db
      .collection<{ _id: string }>('credentials')
      .insertOne({ _id: 'a', n: 5, of: 2n ** 60n, at: new Date(7) } as never);
    await db.collection('sessions').insertOne({ _id: 's' as never });
    await db.collection('notices').insertMany([
      { _id: 'sent', state: 'sent', dueAt: new Date(0), position: '1/1' },
      { _id: 'waits', state: 'queued', dueAt: new Date(0), position: '1/1' },
      { _id: 'later', state: 'queued', dueAt: new Date(Date.now() + 86_400_000), position: '1/1' },
    ] as never);
    await vault.destroyKeyOf('pupil-3');
    await write();
    const signed = await sign();
    await take('whole');

    const { code, stdout } = await restore('whole', 'restored', ['--keep-master-key']);
    expect(code).toBe(0);
    expect(stdout).toContain('1 notices were waiting');
    expect((await readFile(join(folder('restored'), 'master.key'), 'utf8')).trim()).toBe(
      MASTER.toString('base64'),
    );
    const before = await everythingIn(stores.store);
    await inFolder('restored', async (restored) => {
      const after = await everythingIn(restored.store);
      expect(after.slice(0, -1)).toEqual(before);
      expect(JSON.stringify(after.slice(0, -1), plainly)).toBe(JSON.stringify(before, plainly));
      expect(after.at(-1)).toMatchObject({ type: 'JournalRestored', data: { size: signed.size } });
      // The log goes on from what was signed, and the store at positions that were never given.
      const next = await sign(restored);
      expect(next.size).toBeGreaterThan(signed.size);
      expect(Number(after.at(-1)?.position.commit)).toBeGreaterThan(2 ** 32);

      const kept = await restored.documents.vault.collection('credentials').findOne({ _id: 'a' as never });
      expect(kept).toEqual({ _id: 'a', n: 5, of: 2n ** 60n, at: new Date(7) });
      expect(await ids(restored.documents, 'sessions')).toEqual([]);
      expect(await ids(restored.documents, 'keys')).toEqual(await ids(stores.documents, 'keys'));
      const notices = await restored.documents.vault
        .collection<{ _id: string; state: string; code?: string }>('notices')
        .find()
        .sort({ _id: 1 })
        .toArray();
      expect(notices.map(({ _id, state, code: why }) => [_id, state, why])).toEqual([
        ['later', 'queued', undefined],
        ['sent', 'sent', undefined],
        ['waits', 'failed', 'restored'],
      ]);
    });
  });

  it('of an older point is seen to be one, and its positions are never given again', async () => {
    const before = await stores.store.lastPosition();
    await writeMany(30);
    const lost = await stores.store.lastPosition();
    const { note, size } = await sign();
    const published = folder('checkpoints.txt');
    await writeFile(published, `${formatNote(note)}\n`);

    const { code, stdout } = await restore('whole', 'older', ['--signed', published]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Checkpoints of up to ${size.toString()} leaves were signed before`);
    await inFolder('older', async ({ store }) => {
      const restorations = await Restorations.readFrom(store);
      expect(restorations.all()).toMatchObject([{ signedBefore: size, reason: 'The disk failed' }]);
      expect(restorations.all()[0]?.lostEvents).toBeGreaterThanOrEqual(30);
      expect(restorations.lostBy(lost)).toBeDefined();
      expect(restorations.lostBy(before)).toBeUndefined();
    });
    // The restored journal does not go on from this backup.
    await inFolder('older', async ({ addresses }) => {
      await take('chain');
      const refused = await run(['backup', folder('chain')], {
        ...addresses,
        QUEUE_URL: 'redis://localhost:0',
      });
      expect(refused).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('another journal') as unknown,
      });
    });
  });

  it('tells what in it is missing, changed or exchanged', async () => {
    const damaged = async (name: string, damage: (path: string) => Promise<void>) => {
      await rm(folder('damaged'), { recursive: true, force: true });
      await cp(folder('whole'), folder('damaged'), { recursive: true });
      await damage(join(folder('damaged'), name));
      return run(['backup', 'verify', folder('damaged')]);
    };
    expect((await run(['backup', 'verify', folder('whole')])).stdout).toContain('They are what was signed');
    expect((await damaged('000002.events', (path) => rm(path))).stderr).toContain(
      '000002.events is missing.',
    );
    expect(
      (await damaged('000001.documents', (path) => cp(join(folder('whole'), '000002.documents'), path)))
        .stderr,
    ).toMatch(/000001\.documents: it is another one/);
    const flipped = await damaged('000001.events', async (path) => {
      const bytes = await readFile(path);
      bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
      await writeFile(path, bytes);
    });
    expect(flipped).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/000001\.events: chunk 0/) as unknown,
    });
  });

  it('is not restored over data, with a wrong key, or without the master key', async () => {
    expect((await restore('whole', 'restored')).stderr).toContain('is not empty');
    const wrong = folder('wrong.key');
    await writeFile(wrong, Buffer.alloc(32, 6).toString('base64'));
    const args = ['restore', folder('whole'), '--data-dir', folder('never'), '--reason', 'None'];
    expect((await run(args, { MASTER_KEY_FILE: wrong })).stderr).toContain('The master key is not the one');
    expect((await run(args, { BACKUP_KEY_FILE: wrong })).stderr).toContain(
      'This is not the key of the backup',
    );
    expect(existsSync(folder('never'))).toBe(false);
  });

  /** Kills a run, which has not ended by itself before. */
  const killInTime = async (child: ChildProcess): Promise<void> => {
    if (child.pid === undefined) throw new Error('The run could not be started');
    const ended = once(child, 'close');
    expect(child.exitCode).toBeNull();
    await killed(child.pid);
    expect(await ended).toEqual([null, 'SIGKILL']);
  };
  const remote = () => ({ ...stores.addresses, QUEUE_URL: 'redis://localhost:0' });

  it('is one run’s at a time, and what it held before a kill -9 is still there after it', async () => {
    await take('killed');
    await writeMany(300);
    const { manifest } = await BackupFolder.open(folder('killed'), env);
    // It reads some of the events, and waits for the others until it is killed.
    const proxy = await startStallingProxy(stores.addresses.EVENTSTORE_URL, 20_000);
    try {
      const first = launch(['backup', folder('killed')], { ...remote(), EVENTSTORE_URL: proxy.url });
      const begun = () => existsSync(join(folder('killed'), '000002.events'));
      expect(await eventually(begun)).toBe(true);
      expect(await run(['backup', folder('killed')], remote())).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('is in use by process') as unknown,
      });
      await killInTime(first);
    } finally {
      await proxy.close();
    }
    expect((await BackupFolder.open(folder('killed'), env)).manifest.points).toEqual(manifest.points);
    expect(await run(['backup', folder('killed')], remote())).toMatchObject({ code: 0 });
    expect((await verified('killed')).events).toBe(written);
  });

  it('restored by a run that is killed leaves nothing that could be taken for a journal', async () => {
    const child = launch([
      ...['restore', folder('killed'), '--data-dir', folder('half'), '--reason', 'None'],
    ]);
    expect(await eventually(() => existsSync(`${folder('half')}.restoring/data/event-store`))).toBe(true);
    await killInTime(child);
    const left = async () => (await processesOn(`${folder('half')}.restoring`)).length === 0;
    expect(await eventually(left)).toBe(true);
    expect(existsSync(folder('half'))).toBe(false);
    expect((await restore('killed', 'half')).code).toBe(0);
    expect(await readdir(folder('half'))).toEqual(expect.arrayContaining(['event-store', 'document-store']));
    expect(existsSync(`${folder('half')}.restoring`)).toBe(false);
  });
});

const plainly = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
