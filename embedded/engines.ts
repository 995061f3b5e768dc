import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  readRecord,
  writeRecord,
  type EngineAddresses,
  type EnginesRecord,
  type RecordedEngine,
} from './engines.record.js';
import { FolderInUseError, holdFolder } from './folder-lock.js';
import { answers, freePort } from './ports.js';
import { becomes, commandOf } from './processes.js';
import { letPass } from './queue/installation.js';
import { superviseChild, type SupervisedChild } from './supervisor.js';

export type { EngineAddresses };

export interface EnginesOptions {
  readonly dataDir: string;
  /** EVENTSTORE_URL, MONGO_URL and QUEUE_URL name engines that run elsewhere; the rest goes to children. */
  readonly env: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
  /** The compiled entries of the engines, by the name of their data folder; ours unless told otherwise. */
  readonly modules?: Readonly<Record<EngineName, string>>;
}

export interface RunningEngines {
  readonly addresses: EngineAddresses;
  stop(): Promise<void>;
}

export type EngineName = (typeof ENGINES)[number]['name'];

const ENGINES = [
  { name: 'event-store', address: 'eventStoreUrl', variable: 'EVENTSTORE_URL' },
  { name: 'document-store', address: 'mongoUrl', variable: 'MONGO_URL' },
  { name: 'queue', address: 'queueUrl', variable: 'QUEUE_URL' },
] as const;

/** How long the engines of a killed supervisor may take to notice and to leave. */
const ORPHANS_LEAVE_WITHIN = 5_000;
/** How long a command waits for another command's engines, or for a start that is under way. */
const TURN_COMES_WITHIN = 10 * 60_000;

// Specs run this file as TypeScript, yet a child process needs what was compiled.
const compiled = (name: string) =>
  fileURLToPath(
    new URL(
      `${import.meta.url.endsWith('.ts') ? '../dist/embedded/' : './'}${name}/main.js`,
      import.meta.url,
    ),
  );

/**
 * Starts every engine whose address the environment doesn't give, all at once, and keeps them running on the
 * same ports, now and at the next start.
 * @throws FolderInUseError when another living process runs the engines of this folder
 */
export function startEngines(options: EnginesOptions): Promise<RunningEngines> {
  return start(options, false);
}

/**
 * The engines that a lasting `startEngines` of another process runs for this data folder, if they answer.
 */
export async function runningEngines(dataDir: string): Promise<EngineAddresses | undefined> {
  const { supervisor, addresses, engines } = readRecord(dataDir);
  if (!supervisor || supervisor.brief || !isComplete(addresses)) return undefined;
  if ((await commandOf(supervisor.pid)) !== supervisor.command) return undefined;
  const answered = await Promise.all(Object.values(engines).map((engine) => answers(engine.port)));
  return answered.every(Boolean) ? addresses : undefined;
}

/**
 * Runs something with engines: those that run already, or else own ones for as long as it takes. Waits for
 * its turn while another command has the folder's engines to itself.
 */
export async function withEngines<T>(
  options: EnginesOptions,
  use: (addresses: EngineAddresses) => Promise<T>,
): Promise<T> {
  const given = addressesIn(options.env);
  if (isComplete(given)) return use(given);
  const deadline = Date.now() + TURN_COMES_WITHIN;
  let told = false;
  for (;;) {
    const running = await runningEngines(options.dataDir);
    if (running) return use({ ...running, ...given });
    let engines: RunningEngines;
    try {
      engines = await start(options, true);
    } catch (error) {
      if (!(error instanceof FolderInUseError) || Date.now() > deadline) throw error;
      if (!told) options.log(`waiting: ${error.message}`);
      told = true;
      await sleep(200);
      continue;
    }
    try {
      return await use(engines.addresses);
    } finally {
      await engines.stop();
    }
  }
}

async function start(options: EnginesOptions, brief: boolean): Promise<RunningEngines> {
  const given = addressesIn(options.env);
  if (isComplete(given)) return { addresses: given, stop: () => Promise.resolve() };

  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true });
  await letPass(dataDir);
  const release = await holdFolder(dataDir);
  const children: SupervisedChild[] = [];
  try {
    const own = ENGINES.filter(({ address }) => given[address] === undefined);
    const previously = Object.entries(readRecord(dataDir).engines);
    let record: EnginesRecord = {
      engines: Object.fromEntries(previously.filter(([name]) => own.some((engine) => engine.name === name))),
    };
    const note = (change: Partial<EnginesRecord>) =>
      writeRecord(dataDir, (record = { ...record, ...change }));
    const noteEngine = (name: string, engine: RecordedEngine) =>
      note({ engines: { ...record.engines, [name]: engine } });

    const outcomes = await Promise.allSettled(
      own.map(async ({ name, address }) => {
        const folder = join(dataDir, name);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const previous = record.engines[name];
        if (previous) await orphanLeaves(name, previous, folder, options.log);
        const port = await freePort(previous?.port);
        const modulePath = options.modules?.[name] ?? compiled(name);
        const child = await superviseChild({
          name,
          modulePath,
          args: ['--port', String(port), '--host', '127.0.0.1', '--data-dir', folder],
          env: options.env,
          log: options.log,
          restart: true,
          onStart: (pid) => noteEngine(name, { port, pid, modulePath }),
        });
        children.push(child);
        return { [address]: child.url };
      }),
    );
    const addresses: Partial<EngineAddresses> = { ...given };
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') throw outcome.reason;
      Object.assign(addresses, outcome.value);
    }
    if (!isComplete(addresses)) throw new Error('an engine told no address');
    const command = (await commandOf(process.pid)) ?? '';
    note({ supervisor: { pid: process.pid, command, brief }, addresses: { ...addresses } });

    return {
      addresses,
      async stop() {
        await Promise.all(children.map((child) => child.stop()));
        writeRecord(dataDir, { engines: record.engines });
        await release();
      },
    };
  } catch (error) {
    await Promise.all(children.map((child) => child.stop()));
    await release();
    throw error;
  }
}

/** Lets an engine of a killed supervisor end by itself, and makes it end when it doesn't. */
async function orphanLeaves(
  name: EngineName,
  { pid, modulePath }: RecordedEngine,
  folder: string,
  log: (line: string) => void,
): Promise<void> {
  const isThere = async () => {
    const command = await commandOf(pid);
    return command !== undefined && command.includes(modulePath) && command.includes(folder);
  };
  const isGone = async () => !(await isThere());
  if (await becomes(isGone, ORPHANS_LEAVE_WITHIN)) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    log(`${name}: ${signal} to process ${pid}, left over from a supervisor that was killed`);
    process.kill(pid, signal);
    if (await becomes(isGone, 5_000)) return;
  }
  throw new Error(`${name}: process ${pid} still works on ${folder} and cannot be ended`);
}

function addressesIn(env: NodeJS.ProcessEnv): Partial<EngineAddresses> {
  return Object.fromEntries(
    ENGINES.flatMap(({ address, variable }) => {
      const url = env[variable];
      return url === undefined || url === '' ? [] : [[address, url]];
    }),
  );
}

function isComplete(addresses: Partial<EngineAddresses> | undefined): addresses is EngineAddresses {
  return addresses !== undefined && ENGINES.every(({ address }) => addresses[address] !== undefined);
}
