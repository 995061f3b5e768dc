import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  StreamNotFoundError,
  type AppendToStreamOptions,
} from '@eventstore/db-client';
import { all, graded } from './store.js';

const MAIN = fileURLToPath(new URL('../../../dist/embedded/event-store/main.js', import.meta.url));
const WRITERS = 8;
const ROUNDS = 5;
const SEED = 20_260_901;

interface Written {
  readonly type: 'Written';
  readonly data: { readonly batch: number; readonly index: number; readonly of: number };
}

interface Child {
  readonly process: ChildProcess;
  readonly client: EventStoreDBClient;
}

/** Only the embedded store can be killed from here. */
const embeddedOnly = process.env['EVENTSTORE_URL'] === undefined ? describe : describe.skip;

embeddedOnly('the event store as a process', () => {
  let dataDir: string;
  let running: ChildProcess[];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'event-store-crash-'));
    running = [];
  });
  afterEach(async () => {
    for (const child of running) if (child.exitCode === null && child.signalCode === null) await kill(child);
    await rm(dataDir, { recursive: true });
  });

  async function start(): Promise<Child> {
    const child = spawn(process.execPath, [MAIN, '--data-dir', dataDir], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    running.push(child);
    const [ready] = (await once(child, 'message')) as [{ ready: boolean; url: string }];
    return { process: child, client: EventStoreDBClient.connectionString(ready.url) };
  }

  test('keeps every acknowledged append, once, in order and whole, however often it is killed', async () => {
    const random = seededRandom(SEED);
    const acknowledged = new Array<number>(WRITERS).fill(0);
    let total = 0;

    for (let round = 0; round < ROUNDS; round++) {
      const { process: child, client } = await start();
      const next = await Promise.all(
        acknowledged.map((batches, writer) => verified(client, writer, batches)),
      );
      for (const [writer, { batches }] of next.entries()) acknowledged[writer] = batches;

      const killAt = total + 40 + Math.floor(random() * 200);
      const turns = Math.floor(random() * 40);
      let killed: Promise<unknown> | undefined;
      const killSoon = async (): Promise<void> => {
        for (let passed = 0; passed < turns; passed++) await turn();
        await kill(child);
      };
      await Promise.all(
        next.map(async ({ batches, revision }, writer) => {
          let expected = revision;
          for (let batch = batches; ; batch++) {
            const events = batchOf(batch, 1 + Math.floor(random() * 6));
            try {
              const options: AppendToStreamOptions = { expectedRevision: expected ?? NO_STREAM };
              expected = (await client.appendToStream(nameOf(writer), events, options)).nextExpectedRevision;
            } catch {
              // Killed: nobody knows whether this batch was stored, so either is right.
              return;
            }
            acknowledged[writer] = batch + 1;
            if (++total >= killAt) killed ??= killSoon();
          }
        }),
      );
      await killed;
      await client.dispose();
    }

    const { process: child, client } = await start();
    await Promise.all(acknowledged.map((batches, writer) => verified(client, writer, batches)));
    await verifyOrderOfAll(client);
    await client.dispose();
    await kill(child);
    expect(total).toBeGreaterThan(ROUNDS * 40);
  });

  test('knows a repeated append after it was killed', async () => {
    const event = graded(1);
    const first = await start();
    await first.client.appendToStream('page', event);
    await kill(first.process);
    await first.client.dispose();

    const { client } = await start();
    const again = await client.appendToStream('page', event);
    expect(again.nextExpectedRevision).toBe(0n);
    expect(await all(client.readStream('page'))).toHaveLength(1);
    await client.dispose();
  });

  test('stops cleanly when asked to, with a subscription open', async () => {
    const { process: child, client } = await start();
    const subscription = client.subscribeToAll();
    await new Promise((resolve) => subscription.once('confirmation', resolve));
    const refused = once(subscription, 'error');
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(await refused).toMatchObject([{ type: 'unavailable' }]);
    await client.dispose();
  });

  test('stops when the one who started it goes away', async () => {
    const { process: child, client } = await start();
    const exited = once(child, 'exit');
    child.disconnect();
    expect(await exited).toEqual([0, null]);
    await client.dispose();
  });

  test('refuses a data folder that is in use, and says by whom', async () => {
    const { process: first, client } = await start();
    const second = spawn(process.execPath, [MAIN, '--data-dir', dataDir], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    running.push(second);
    let message = '';
    second.stderr.on('data', (chunk: Buffer) => (message += chunk.toString()));
    const [code] = (await once(second, 'close')) as [number];
    expect(code).toBe(1);
    expect(message).toContain(`in use by another store (process ${String(first.pid)})`);
    await client.dispose();
  });
});

const nameOf = (writer: number): string => `writer-${writer}`;

const batchOf = (batch: number, of: number) =>
  Array.from({ length: of }, (_, index) =>
    jsonEvent<Written>({ type: 'Written', data: { batch, index, of } }),
  );

/** Reads what a writer has stored, and answers how its next batch and revision are numbered. */
async function verified(
  client: EventStoreDBClient,
  writer: number,
  acknowledged: number,
): Promise<{ batches: number; revision: bigint | undefined }> {
  let batches = 0;
  let index = 0;
  let revision: bigint | undefined;
  try {
    for await (const { event } of client.readStream<Written>(nameOf(writer))) {
      if (!event) throw new Error('A read answered no event.');
      expect([event.revision, event.data.batch, event.data.index]).toEqual([
        (revision ?? -1n) + 1n,
        batches,
        index,
      ]);
      revision = event.revision;
      if (++index === event.data.of) {
        batches++;
        index = 0;
      }
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  expect(index).toBe(0);
  expect([acknowledged, acknowledged + 1]).toContain(batches);
  return { batches, revision };
}

async function verifyOrderOfAll(client: EventStoreDBClient): Promise<void> {
  const revisions = new Map<string, bigint>();
  let before = -1n;
  for await (const { event } of client.readAll()) {
    if (!event) throw new Error('A read answered no event.');
    expect(event.position.commit).toBeGreaterThan(before);
    expect(event.revision).toBe((revisions.get(event.streamId) ?? -1n) + 1n);
    before = event.position.commit;
    revisions.set(event.streamId, event.revision);
  }
  expect(revisions.size).toBe(WRITERS);
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** Mulberry32: small, and the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
