import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, freePort } from '../../embedded/ports.js';
import { hasCode } from '../../embedded/processes.js';
import { superviseChild } from '../../embedded/supervisor.js';
import { projectRoot } from './command-line.js';
import { eventually } from './eventually.js';

/** A queue server to test with. */
export interface QueueServer {
  readonly url: string;
  /** Kills the server in the middle of its work and has it back on the same address; absent: not ours. */
  readonly crash?: () => Promise<void>;
  stop(): Promise<void>;
}

/** Every server that this machine can test with, by name. */
export function queueServers(): [string, () => Promise<QueueServer>][] {
  const servers: [string, () => Promise<QueueServer>][] = [['embedded PostgreSQL', embeddedPostgres]];
  const { QUEUE_URL: given } = process.env;
  if (given !== undefined && given !== '') {
    servers.push(['QUEUE_URL', () => Promise.resolve({ url: given, stop: () => Promise.resolve() })]);
  }
  if (hasRedis()) servers.push(['Redis', redis]);
  else if (process.env.CI === 'true') throw new Error('redis-server is not on the PATH');
  else process.stderr.write('NOT RUN: the queue on Redis, since redis-server is not on the PATH\n');
  return servers;
}

async function embeddedPostgres(): Promise<QueueServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'queue-postgres-'));
  const port = await freePort();
  const child = await superviseChild({
    name: 'queue',
    modulePath: join(projectRoot, 'dist/embedded/queue/main.js'),
    args: ['--port', String(port), '--data-dir', dataDir],
    env: process.env,
    log: () => undefined,
    restart: true,
  });
  let killed: 'PostgreSQL' | 'its supervisor' = 'its supervisor';
  return {
    url: child.url,
    async crash() {
      // By turns: a server that crashes, and one that a killed parent leaves behind and that must be stopped.
      killed = killed === 'PostgreSQL' ? 'its supervisor' : 'PostgreSQL';
      const before = await postmaster(dataDir);
      const pid = killed === 'PostgreSQL' ? before : child.pid;
      if (pid === undefined) throw new Error(`${killed} is not running`);
      process.kill(pid, 'SIGKILL');
      await comesBack(async () => ![before, undefined].includes(await postmaster(dataDir)));
    },
    async stop() {
      await child.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** The id of the server process once it accepts connections. */
async function postmaster(dataDir: string): Promise<number | undefined> {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  const [pid, , , , , , , status] = await readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    (error: unknown) => {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    },
  );
  return pid !== undefined && status?.trim() === 'ready' ? Number(pid) : undefined;
}

async function redis(): Promise<QueueServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'queue-redis-'));
  const port = await freePort();
  const launch = () =>
    spawn(
      'redis-server',
      [
        ...['--port', String(port), '--bind', '127.0.0.1', '--dir', dataDir, '--save', ''],
        ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
      ],
      { stdio: 'ignore' },
    );
  const kill = async (server: ChildProcess, signal: NodeJS.Signals) => {
    const closed = once(server, 'close');
    server.kill(signal);
    await closed;
  };
  let server = launch();
  await comesBack(() => answers(port));
  return {
    url: `redis://127.0.0.1:${port}`,
    async crash() {
      await kill(server, 'SIGKILL');
      server = launch();
      await comesBack(() => answers(port));
    },
    async stop() {
      await kill(server, 'SIGTERM');
      await rm(dataDir, { recursive: true });
    },
  };
}

async function comesBack(isBack: () => Promise<boolean>): Promise<void> {
  if (!(await eventually(isBack))) throw new Error('the queue server did not come back');
}

function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
