import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { becomes, commandOf, hasCode, isAlive } from '../processes.js';
import { handOver, type Installation } from './installation.js';

const run = promisify(execFile);

export const USER = 'journal';
export const DATABASE = 'postgres';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  lc_messages: 'C',
  max_connections: '40',
  shared_buffers: '32MB',
  work_mem: '2MB',
  maintenance_work_mem: '16MB',
  // Jobs are many short-lived rows: cap the log they leave behind, and clean up after them early.
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '128MB',
  autovacuum_naptime: '15s',
  // Neither the statements of failed queries nor their data belong in a log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

const READY = 'database system is ready to accept connections';
/** What a server says whose predecessor was killed a moment ago, while its workers are still leaving. */
const STILL_LEAVING = 'pre-existing shared memory block';

/** How long an ended process may keep its id; by then the workers of a killed server have left as well. */
const DEAD_ARE_BURIED_WITHIN = 5_000;

/** Creates the cluster where there is none yet. One cut short by a crash is thrown away and made anew. */
export async function ensureCluster(installation: Installation, password: string): Promise<void> {
  const { cluster, account, programs } = installation;
  const present = await access(join(cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (present) return;
  const unfinished = `${cluster}.unfinished`;
  const passwordFile = join(dirname(cluster), 'initial-password');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await handOver(unfinished, account);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    await handOver(passwordFile, account);
    await run(
      programs.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--lc-messages=C',
      ],
      ownProcess(installation),
    );
    await rename(unfinished, cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Stops a server that still runs on the cluster, left over from a process that was killed. The caller holds
 * the data folder, so it belongs to nobody.
 */
export async function stopOrphan(installation: Installation): Promise<void> {
  const { cluster, programs } = installation;
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = await readFile(pidFile, 'utf8').then(
    (text) => Number.parseInt(text, 10),
    (error: unknown) => {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    },
  );
  if (pid === undefined) return;
  const command = await commandOf(pid);
  if (command?.includes(cluster)) {
    await run(programs.pgCtl, ['-D', cluster, '-m', 'fast', '-w', 'stop'], ownProcess(installation));
    return;
  }
  if (command === undefined && (await becomes(() => !isAlive(pid), DEAD_ARE_BURIED_WITHIN))) return;
  // The id belongs to a stranger, or to a dead server of which its parent takes no notice: PostgreSQL would take
  // either for a running server and refuse to start.
  await rm(pidFile);
}

/** A PostgreSQL server process that accepts connections. */
export interface RunningServer {
  /** Resolves when the process has ended, wanted or not, with its last words. */
  readonly ended: Promise<string>;
  /** Lets running transactions roll back, flushes and ends. */
  stop(): Promise<void>;
}

/** Starts the server and waits until it accepts connections. */
export async function startServer(installation: Installation, port: number): Promise<RunningServer> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const server = launch(installation, port);
    const outcome = await Promise.race([server.ready, server.ended]);
    if (outcome === READY) return server;
    if (!outcome.includes(STILL_LEAVING) || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start:\n${outcome}`);
    }
  }
}

function launch(installation: Installation, port: number): RunningServer & { ready: Promise<string> } {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(
    installation.programs.postgres,
    ['-D', installation.cluster, '-p', String(port), ...settings],
    { ...ownProcess(installation), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const lastLines: string[] = [];
  const lines = createInterface({ input: server.stderr });
  const ready = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      lastLines.push(line);
      if (lastLines.length > 20) lastLines.shift();
      if (line.includes(READY)) resolve(READY);
    });
  });
  const ended = endOf(server).then((reason) => [...lastLines, reason].join('\n'));
  const stop = async () => {
    server.kill('SIGINT');
    await ended;
  };
  return { ready, ended, stop };
}

async function endOf(server: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(server, 'close')) as [number | null, NodeJS.Signals | null];
    return signal === null ? `exit code ${String(code)}` : `ended by ${signal}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** PostgreSQL's own account, a working folder that it may be in, and nothing of our environment. */
function ownProcess({ account }: Installation) {
  return { ...account, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C' } };
}
