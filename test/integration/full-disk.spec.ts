import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { projectRoot } from '../support/command-line.js';
import { recorded } from '../support/recorded.js';

/** In blocks of 1,024 bytes, as bash has it. */
const LARGEST_FILE = 3_000;
const LARGE = 'x'.repeat(20_000);

interface Engine {
  readonly url: string;
  readonly process: ChildProcess;
  readonly ended: Promise<unknown[]>;
}

describe('An engine whose disk takes no more', () => {
  let dataDir: string;
  const running: ChildProcess[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'full-disk-'));
  });
  afterEach(async () => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
    await rm(dataDir, { recursive: true });
  });

  const start = async (engine: string, limit: string): Promise<Engine> => {
    const main = join(projectRoot, 'dist/embedded', engine, 'main.js');
    const child = spawn('bash', [
      '-c',
      `${limit} exec "$0" "$@"`,
      process.execPath,
      main,
      '--data-dir',
      dataDir,
    ]);
    running.push(child);
    const ended = once(child, 'exit');
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url } = JSON.parse(line.toString()) as { readonly url: string };
    return { url, process: child, ended };
  };
  const startFull = (engine: string) => start(engine, `ulimit -f ${LARGEST_FILE.toString()};`);
  /** Writes until it is refused. @returns how many were acknowledged. */
  const fill = async (write: (number: number) => Promise<unknown>): Promise<number> => {
    for (let number = 0; ; number++) {
      try {
        await write(number);
      } catch {
        return number;
      }
    }
  };

  it('ends at once, and the document store has what it acknowledged when it starts again', async () => {
    const full = await startFull('document-store');
    const documents = new DocumentStore(full.url);
    const written = await fill((number) =>
      documents.vault
        .collection<{ _id: number; text: string }>('texts')
        .insertOne({ _id: number, text: LARGE }),
    );
    expect(await full.ended).toEqual([null, 'SIGKILL']);
    await documents.close();
    const again = new DocumentStore((await start('document-store', '')).url);
    const kept = await again.vault.collection('texts').countDocuments();
    expect(written).toBeGreaterThan(50);
    // What was being written when it ended may be there, though nobody was told so.
    expect([written, written + 1]).toContain(kept);
    await again.close();
  });

  it('ends at once, and the event store has what it acknowledged when it starts again', async () => {
    const full = await startFull('event-store');
    const store = new EventStore(full.url);
    const written = await fill((number) => {
      const { id, metadata } = recorded({ type: 'Something', data: {} }, number + 1);
      const event = { type: 'Something', data: { text: LARGE } };
      return store.append('texts-1', number === 0 ? undefined : BigInt(number - 1), [
        { id, event, metadata },
      ]);
    });
    expect(await full.ended).toEqual([null, 'SIGKILL']);
    await store.close();
    const again = new EventStore((await start('event-store', '')).url);
    let kept = 0;
    for await (const { revision } of again.readStream('texts-1')) kept = Number(revision) + 1;
    expect(written).toBeGreaterThan(50);
    expect([written, written + 1]).toContain(kept);
    await again.close();
  });
});
