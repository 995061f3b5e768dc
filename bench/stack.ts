import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runningEngines } from '../embedded/engines.js';
import { freePort } from '../embedded/ports.js';
import { healthOf } from '../src/cli/health.js';

export type Roles = 'all' | 'api,projector';

/** The whole journal, started as `npm start` does. */
export interface Journal {
  readonly url: string;
  readonly eventStoreUrl: string;
  readonly mongoUrl: string;
  /** The process at the root of its tree. */
  readonly pid: number;
  /** Milliseconds from the start of the process until `/health` answered that all is well. */
  readonly healthyAfter: number;
  /** Resolves when every read model, and the transparency log, hold everything that is in the store. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

const STARTS_WITHIN = 60_000;
/** A million events that nothing was made of yet, on a busy machine. */
const CATCHES_UP_WITHIN = 15 * 60_000;

/**
 * @param settings variables of its environment.
 * @throws with what it printed, where it doesn't become healthy.
 */
export const startJournal = async (
  dataDir: string,
  roles: Roles,
  settings: Readonly<Record<string, string>> = {},
): Promise<Journal> => {
  const port = await freePort();
  const log = await open(join(dataDir, 'start.log'), 'w');
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../src/cli/journal.js', import.meta.url)), 'start', '--empty'],
    {
      env: {
        ...process.env,
        DATA_DIR: dataDir,
        HOST: '127.0.0.1',
        PORT: port.toString(),
        ROLE: roles,
        REQUESTS_PER_MINUTE: '10000000',
        ...settings,
      },
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  await log.close();
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port.toString()}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };

  const deadline = begun + STARTS_WITHIN;
  while (!(await healthOf(url))?.isWell) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`The journal did not start:\n${await readFile(join(dataDir, 'start.log'), 'utf8')}`);
    }
    await pause(10);
  }
  const healthyAfter = performance.now() - begun;

  // Health comes before the last address is written down only by as much as a process takes to greet.
  let engines = await runningEngines(dataDir);
  while (!engines && performance.now() < deadline) {
    await pause(10);
    engines = await runningEngines(dataDir);
  }
  if (!engines || child.pid === undefined) throw new Error(`No engines run in ${dataDir}.`);

  return {
    url,
    eventStoreUrl: engines.eventStoreUrl,
    mongoUrl: engines.mongoUrl,
    pid: child.pid,
    healthyAfter,
    stop,
    async caughtUp() {
      const latest = performance.now() + CATCHES_UP_WITHIN;
      const isThere = async () => {
        const health = await healthOf(url);
        return health?.showsAll === true && health.hasLoggedAll;
      };
      while (!(await isThere())) {
        if (performance.now() > latest) throw new Error('The read models do not catch up.');
        await pause(20);
      }
    },
  };
};
