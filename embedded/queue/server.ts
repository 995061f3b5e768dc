import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { holdFolder } from '../folder-lock.js';
import { freePort } from '../ports.js';
import { hasCode } from '../processes.js';
import { DATABASE, ensureCluster, startServer, stopOrphan, USER } from './cluster.js';
import { installationFor } from './installation.js';

export interface QueueServerOptions {
  readonly dataDir: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
}

/** A PostgreSQL that BullMQ can use. */
export interface QueueServer {
  /** `postgres://…`, with the password: for the application's eyes only, never for a log. */
  readonly url: string;
  /** Resolves with the server's last words when it ends without having been closed. */
  readonly died: Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts PostgreSQL on a data folder that no other process works on, creating it when it is new and stopping
 * a server that an earlier, killed process left behind.
 * @throws FolderInUseError when another living process serves this folder
 */
export async function startQueue(options: QueueServerOptions): Promise<QueueServer> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true });
  const release = await holdFolder(dataDir);
  try {
    const password = await passwordOf(dataDir);
    const installation = await installationFor(dataDir);
    await stopOrphan(installation);
    await ensureCluster(installation, password);
    const port = options.port === undefined || options.port === 0 ? await freePort() : options.port;
    const server = await startServer(installation, port);
    let closing = false;
    return {
      url: `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`,
      died: new Promise((resolveDied) => {
        void server.ended.then((lastWords) => {
          if (!closing) resolveDied(lastWords);
        });
      }),
      async close() {
        closing = true;
        await server.stop();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function passwordOf(dataDir: string): Promise<string> {
  const file = join(dataDir, 'password');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    const password = randomBytes(24).toString('base64url');
    await writeFile(file, `${password}\n`, { mode: 0o600, flush: true });
    return password;
  }
}
