import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { becomes, commandOf } from '../../../embedded/processes.js';
import { startQueue, type QueueServer } from '../../../embedded/queue/server.js';

const MAIN = fileURLToPath(new URL('../../../dist/embedded/queue/main.js', import.meta.url));
const itAsRoot = process.getuid?.() === 0 ? it : it.skip;

describe('The embedded queue server', () => {
  let folder: string;
  let dataDir: string;
  const started: QueueServer[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'queue-server-'));
    await chmod(folder, 0o711);
    dataDir = join(folder, 'queue');
  });
  afterEach(async () => {
    for (const server of started.splice(0)) await server.close();
    await rm(folder, { recursive: true });
  });

  const start = async (): Promise<QueueServer> => {
    const server = await startQueue({ dataDir });
    started.push(server);
    return server;
  };
  const stop = async () => {
    await started.pop()?.close();
  };
  const query = async (url: string, text: string): Promise<unknown[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  };
  /** As its own process, the way that a supervisor starts it. */
  const startApart = async () => {
    const child = fork(MAIN, ['--port', '0', '--data-dir', dataDir], { execArgv: [], stdio: 'pipe' });
    let printed = '';
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    return { child, url, printed: () => printed };
  };
  const postmaster = async () => {
    const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
    return Number.parseInt(text, 10);
  };
  const isGone = async (pid: number) => (await commandOf(pid)) === undefined;

  it('keeps its data and its password from one start to the next', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await stop();
    const second = await start();
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const { url } = await start();
    const guess = new URL(url);
    guess.password = 'guess';
    await expect(query(guess.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
  });

  it('writes what it acknowledged to the disk, and keeps its log and its memory small', async () => {
    const { url } = await start();
    const settings = await query(
      url,
      `SELECT name, setting, unit FROM pg_settings
       WHERE name IN ('fsync', 'synchronous_commit', 'max_wal_size', 'shared_buffers', 'max_connections')
       ORDER BY name`,
    );
    expect(settings).toEqual([
      { name: 'fsync', setting: 'on', unit: null },
      { name: 'max_connections', setting: '40', unit: null },
      { name: 'max_wal_size', setting: '128', unit: 'MB' },
      { name: 'shared_buffers', setting: '4096', unit: '8kB' },
      { name: 'synchronous_commit', setting: 'on', unit: null },
    ]);
  });

  it('does not let two processes work on one folder', async () => {
    await start();
    await expect(startQueue({ dataDir })).rejects.toThrow(`${dataDir} is in use by process ${process.pid}`);
  });

  it('stops with its parent', async () => {
    const { child } = await startApart();
    const server = await postmaster();
    const closed = once(child, 'exit');
    child.disconnect();
    expect(await closed).toEqual([0, null]);
    expect(await isGone(server)).toBe(true);
  });

  it('stops when it is told to, and leaves a Ctrl-C to its parent', async () => {
    const { child } = await startApart();
    const server = await postmaster();
    const closed = once(child, 'close');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await closed).toEqual([0, null]);
    expect(await isGone(server)).toBe(true);
  });

  it('ends with an error, and without telling the password, when PostgreSQL dies', async () => {
    const { child, url, printed } = await startApart();
    const closed = once(child, 'close');
    process.kill(await postmaster(), 'SIGKILL');
    expect(await closed).toEqual([1, null]);
    expect(printed()).toContain('PostgreSQL ended unexpectedly');
    expect(printed()).not.toContain(new URL(url).password);
  });

  it('stops the server that a killed process left behind, and loses nothing of it', async () => {
    const { child, url } = await startApart();
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const orphan = await postmaster();
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    expect(await isGone(orphan)).toBe(false);
    const next = await start();
    expect(await becomes(() => isGone(orphan), 10_000)).toBe(true);
    expect(await query(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  itAsRoot('finds another place for its data where only root may go', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    dataDir = join(closed, 'queue');
    const { url } = await start();
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const [row] = (await query(url, 'SHOW data_directory')) as { data_directory: string }[];
    await stop();
    const next = await start();
    expect(await query(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await stop();
    const cluster = await realpath(row?.data_directory ?? '');
    expect(cluster).toMatch(/^\/var\/lib\/school-journal\//);
    await rm(dirname(cluster), { recursive: true });
  });
});
