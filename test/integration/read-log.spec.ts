import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startDocumentStore } from '../../embedded/document-store/server.js';
import { COLLECTION, type ReadEntry } from '../../src/audit/read-log/read-entry.js';
import { MERGED_WITHIN } from '../../src/audit/kept-entries.js';
import { ReadLog, type Reading, type ReadLogOptions } from '../../src/audit/read-log/read-log.js';
import { ReadSearch, type ReadCursor, type ReadSpan } from '../../src/audit/read-log/read-search.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { until } from '../support/until.js';

const NOON = Date.parse('2026-11-23T12:00:00.000Z');
const MINUTE = 60_000;
const mother = { accountId: 'a1', personId: 'mother', roles: [] };
const petrova = { accountId: 'a2', personId: 'petrova', roles: [] };
const diary: Reading = { viewer: mother, whose: 'pupil', id: 'anna', what: 'diary', address: '192.0.2.17' };

describe('The read log', () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof startDocumentStore>>;
  let documents: DocumentStore;
  let messages: string[];
  let logs: ReadLog[];

  const serve = async (port?: number): Promise<void> => {
    server = await startDocumentStore({ dataDir: folder, ...(port === undefined ? {} : { port }) });
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-log-'));
    await serve();
    documents = new DocumentStore(server.url);
    messages = [];
    logs = [];
  });
  afterEach(async () => {
    await Promise.all(logs.map((log) => log.stop()));
    await documents.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  const logWith = async (options: Partial<ReadLogOptions> = {}): Promise<ReadLog> => {
    const log = new ReadLog({
      db: documents.vault,
      whereabouts: ({ id, viewer }) =>
        Promise.resolve({
          ...{ schoolId: 'school1', about: id },
          role: viewer === mother ? 'guardian' : 'teacher',
        }),
      months: 36,
      log: (message) => messages.push(message),
      everyMs: 5,
      ...options,
    });
    await log.prepare();
    logs.push(log);
    return log;
  };
  const stored = () =>
    documents.vault.collection<ReadEntry>(COLLECTION).find().sort({ first: 1, what: 1, _id: 1 }).toArray();

  it('keeps once what is opened again within some minutes, with when and how often', async () => {
    const log = await logWith();
    for (const after of [MINUTE, 2 * MINUTE, 0]) log.note(diary, NOON + after);
    log.note(diary, NOON + MERGED_WITHIN);
    log.note({ ...diary, what: 'grades' }, NOON);
    await log.write();
    expect(await stored()).toEqual([
      {
        _id: expect.stringMatching(/^[\w-]{22}$/),
        ...{ accountId: 'a1', personId: 'mother', role: 'guardian', schoolId: 'school1', about: 'anna' },
        ...{ of: { whose: 'pupil', id: 'anna' }, what: 'diary', network: '192.0.2.0/24', count: 3 },
        ...{ first: new Date(NOON), last: new Date(NOON + 2 * MINUTE) },
      },
      expect.objectContaining({ what: 'grades', count: 1 }),
      expect.objectContaining({ what: 'diary', first: new Date(NOON + MERGED_WITHIN), count: 1 }),
    ]);
  });

  it('keeps of an address the network, in which others of its addresses are the same', async () => {
    const log = await logWith();
    for (const end of [1, 2]) log.note({ ...diary, address: `192.0.2.${end.toString()}` }, NOON);
    log.note({ ...diary, address: '2001:db8::1' }, NOON);
    await log.write();
    const networks = (await stored()).map(({ network, count }) => [network, count]);
    expect(new Map(networks as never)).toEqual(
      new Map([
        ['192.0.2.0/24', 2],
        ['2001:db8:0::/48', 1],
      ] as never),
    );
  });

  it('keeps it as one entry whichever process answers, and after a restart', async () => {
    const [before, elsewhere] = [await logWith(), await logWith()];
    before.note(diary, NOON + MINUTE);
    await before.stop();
    elsewhere.note(diary, NOON);
    elsewhere.note(diary, NOON + 3 * MINUTE);
    await elsewhere.write();
    expect(await stored()).toEqual([
      expect.objectContaining({ first: new Date(NOON), last: new Date(NOON + 3 * MINUTE), count: 3 }),
    ]);
  });

  it('is written by itself soon after, and what is left when the process stops', async () => {
    const log = await logWith();
    log.start();
    log.note(diary, NOON);
    await until(async () => (await stored()).length === 1);
    log.note({ ...diary, what: 'page' }, NOON);
    await log.stop();
    expect(await stored()).toHaveLength(2);
  });

  it('is written in several batches where there is much', async () => {
    const log = await logWith();
    for (let pupil = 0; pupil < 2_500; pupil++) log.note({ ...diary, id: pupil.toString() }, NOON);
    await log.write();
    expect(await stored()).toHaveLength(2_500);
  });

  it('waits for a store that is away, and counts what then finds no room', async () => {
    let isAway = true;
    const log = await logWith({
      mostWaiting: 2,
      whereabouts: ({ id }) =>
        isAway
          ? Promise.reject(new Error('away'))
          : Promise.resolve({ schoolId: 's', about: id, role: 'teacher' }),
    });
    log.note(diary, NOON);
    await log.write();
    log.note(diary, NOON + MINUTE);
    log.note({ ...diary, id: 'boris' }, NOON);
    log.note({ ...diary, id: 'vera' }, NOON);
    expect(log.lost).toBe(1);
    await log.write();
    expect(await stored()).toEqual([]);
    isAway = false;
    await log.write();
    expect((await stored()).map(({ about, count }) => [about, count]).sort()).toEqual([
      ['anna', 2],
      ['boris', 1],
    ]);
    expect([log.lost, messages.length]).toEqual([1, 2]);
  });

  it('is not kept from being written by what can not be told where it belongs', async () => {
    const log = await logWith({
      whereabouts: ({ id }) =>
        id === 'odd'
          ? Promise.reject(new Error('odd'))
          : Promise.resolve({ schoolId: 's', about: id, role: 'teacher' }),
    });
    log.note({ ...diary, id: 'odd' }, NOON);
    log.note(diary, NOON);
    await log.write();
    await log.write();
    expect(await stored()).toEqual([expect.objectContaining({ about: 'anna', count: 1 })]);
    expect([log.lost, messages.length]).toEqual([0, 2]);
  });

  it('is written when the store is back', async () => {
    const log = await logWith();
    const port = Number(new URL(server.url).port);
    await server.close();
    log.note(diary, NOON);
    await log.write();
    expect(messages).toHaveLength(1);
    await serve(port);
    log.note(diary, NOON + MINUTE);
    await log.write();
    expect(await stored()).toEqual([expect.objectContaining({ count: 2, last: new Date(NOON + MINUTE) })]);
  });

  it('is removed after so many months, also where that is set anew', async () => {
    const retention = async () =>
      (await documents.vault.collection(COLLECTION).indexes()).find(({ name }) => name === 'retention');
    await logWith({ months: 12 });
    expect(await retention()).toMatchObject({ key: { first: 1 }, expireAfterSeconds: 31_556_952 });
    await logWith({ months: 6 });
    expect(await retention()).toMatchObject({ expireAfterSeconds: 15_778_476 });
  });

  describe('is searched', () => {
    let search: ReadSearch;

    beforeEach(async () => {
      const log = await logWith();
      for (let hour = 0; hour < 6; hour++) {
        const at = NOON + hour * 60 * MINUTE;
        log.note({ ...diary, id: hour % 2 === 0 ? 'anna' : 'boris' }, at);
        log.note({ ...diary, viewer: petrova, whose: 'page', id: '7bm', what: 'page' }, at);
      }
      await log.write();
      search = new ReadSearch(documents.vault);
    });

    const hours = async (
      filter: Parameters<ReadSearch['page']>[0],
      spans: readonly ReadSpan[],
      limit = 100,
    ): Promise<string[]> => {
      const all: string[] = [];
      let cursor: ReadCursor | undefined;
      do {
        const { reads, next } = await search.page(filter, spans, { cursor, limit });
        all.push(...reads.map(({ about, first }) => `${about} ${first.getUTCHours().toString()}`));
        expect(reads.length).toBeLessThanOrEqual(limit);
        cursor = next;
      } while (cursor);
      return all;
    };

    it('by whose data were opened in which time, part after part, newest first', async () => {
      const spans = [
        { about: 'anna' },
        { about: '7bm', from: new Date(NOON + 90 * MINUTE), until: new Date(NOON + 240 * MINUTE) },
      ];
      const expected = ['anna 16', '7bm 15', 'anna 14', '7bm 14', 'anna 12'];
      for (const limit of [1, 2, 3, 100]) {
        const found = await hours({ schoolId: 'school1' }, spans, limit);
        expect(found.map((one) => one.slice(-2))).toEqual(expected.map((one) => one.slice(-2)));
        expect(found.toSorted()).toEqual(expected.toSorted());
      }
    });

    it('by who opened them, and whether that was staff', async () => {
      expect(await hours({ personId: 'petrova' }, [{}], 4)).toEqual(
        [17, 16, 15, 14, 13, 12].map((hour) => `7bm ${hour.toString()}`),
      );
      expect(await hours({ byStaff: true }, [{ about: 'anna' }])).toEqual([]);
      expect(await hours({ byStaff: true }, [{ about: '7bm' }, { about: '7bm' }])).toHaveLength(6);
      expect(await hours({ schoolId: 'school2' }, [{}])).toEqual([]);
    });
  });
});
