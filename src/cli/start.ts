import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEngines } from '../../embedded/engines.js';
import { PortInUseError, superviseChild, type SupervisedChild } from '../../embedded/supervisor.js';
import { DEFAULT_PORT } from '../config.js';
import { masterKeys } from '../people/keys/keys-of-environment.js';
import { healthOf } from './health.js';

export interface StartOptions {
  readonly dataDir: string;
  readonly empty: boolean;
  readonly env: NodeJS.ProcessEnv;
}

const module = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Starts the engines and the application as one supervised tree, and stays until it is told to stop. */
export const start = async ({ dataDir, empty, env }: StartOptions): Promise<void> => {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keyFile = join(folder, 'master.key');
  await masterKeys(env, keyFile);

  const stopped = stopAsked();
  const engines = await startEngines({ dataDir: folder, env, log: say });
  const addresses = {
    EVENTSTORE_URL: engines.addresses.eventStoreUrl,
    MONGO_URL: engines.addresses.mongoUrl,
    QUEUE_URL: engines.addresses.queueUrl,
  };
  // Beside a key service there may be none of our own.
  const isOwn =
    env['MASTER_KEY'] === undefined && env['MASTER_KEY_FILE'] === undefined && existsSync(keyFile);
  const keys = isOwn ? { MASTER_KEY_FILE: keyFile } : {};
  const withSample = await wantsSample(folder, empty);
  // Whoever looks at the sample for the first time has no second factor, and nothing to protect.
  const secondFactor = env['SECOND_FACTOR'] ?? (withSample ? 'offered' : 'required');
  const childEnv = { ...env, ...addresses, ...keys, DATA_DIR: folder, SECOND_FACTOR: secondFactor };
  let app: SupervisedChild | undefined;
  try {
    app = await superviseChild({
      name: 'application',
      modulePath: module('../main.js'),
      args: [],
      env: childEnv,
      log: say,
      restart: true,
      output: 'pass',
      // Requests make much that is gone at once: room for it saves a fifth of the time.
      youngGenerationMb: 32,
      port: Number(env['PORT'] ?? DEFAULT_PORT),
    });
    await greet(app.url, { withSample, env: childEnv });
    await stopped;
    say('\nStopping …');
  } catch (error) {
    if (!(error instanceof PortInUseError)) throw error;
    process.stderr.write(`${error.message}: set PORT to another one.\n`);
    process.exitCode = 1;
  } finally {
    await app?.stop();
    await engines.stop();
  }
};

const greet = async (
  url: string,
  { withSample, env }: { readonly withSample: boolean; readonly env: NodeJS.ProcessEnv },
): Promise<void> => {
  if (withSample) {
    await run(['load-sample'], env);
    await caughtUp(url);
  }
  say(`\n  School Journal  ${url}`);
  say(`  API             ${url}/api/docs`);
  if (withSample) {
    say(
      '\n  Sign in as the guardian and open the diary; then, in another browser, as the teacher and open a page.',
    );
    say(
      '  Give or correct a grade on a journal page: it appears in the diary, and a mail about it in the administrator’s outbox.',
    );
  }
  if (env['SECOND_FACTOR'] === 'offered') {
    say(
      '  Leaders of the school sign in without a second factor here; SECOND_FACTOR=required asks it of them.',
    );
  }
  say('\n  Ctrl-C stops everything.');
};

const LOOKS_EVERY_MS = 200;

/** Whoever signs in at once is to see everything that was just loaded: resolves when the read models have it. */
const caughtUp = async (url: string): Promise<void> => {
  for (let health = await healthOf(url); !health || !(health.showsAll || health.hasStopped);) {
    await delay(LOOKS_EVERY_MS);
    health = await healthOf(url);
  }
};

/** The sample is for a folder that was made for it; one that was started empty stays without. */
const wantsSample = async (folder: string, empty: boolean): Promise<boolean> => {
  const mark = join(folder, 'without-sample');
  if (empty) await writeFile(mark, '');
  return !existsSync(mark);
};

/** Runs another command of this program in a process of its own, so that what it loads is given back. */
const run = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> => {
  const child = fork(module('./journal.js'), args, { env, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`journal ${args.join(' ')} failed; the next start goes on with it.`);
};

const stopAsked = (): Promise<void> =>
  new Promise((asked) => {
    process.once('SIGINT', () => asked());
    process.once('SIGTERM', () => asked());
  });
