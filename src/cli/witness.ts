import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holdFolder } from '../../embedded/folder-lock.js';
import { parsePolicy } from '../audit/transparency/policy.js';
import { replaceFile } from '../audit/witness/durable-file.js';
import { witnessKey } from '../audit/witness/key-file.js';
import { serveWitness, type WitnessServer } from '../audit/witness/witness-server.js';
import { Witness } from '../audit/witness/witness.js';

export interface WitnessCommand {
  /** A C2SP tlog-policy; the logs that it names are followed. */
  readonly policy: string;
  readonly name: string;
  readonly keyFile: string;
  readonly state: string;
  readonly host: string;
  readonly port: number;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const warn = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Runs a witness until it is told to stop. @returns the exit code */
export const runWitness = async (command: WitnessCommand): Promise<number> => {
  const stopped = stopAsked();
  await mkdir(command.state, { recursive: true, mode: 0o700 });
  let release: (() => Promise<void>) | undefined;
  let server: WitnessServer | undefined;
  try {
    release = await holdFolder(command.state);
    server = await start(command);
    await stopped;
    return 0;
  } catch (error) {
    warn(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await server?.close();
    await release?.();
  }
};

const start = async ({
  policy,
  name,
  keyFile,
  state,
  host,
  port,
}: WitnessCommand): Promise<WitnessServer> => {
  const { logs } = parsePolicy(await readFile(policy, 'utf8'));
  if (logs.length === 0) throw new Error(`${policy} names no log to follow.`);
  const { key, isNew } = await witnessKey(keyFile, name);
  const mark = join(state, 'vkey');
  if (!isNew && !existsSync(mark)) {
    throw new Error(
      `${state} does not hold what this witness has cosigned: it could contradict itself. Bring the folder back, or` +
        ` move ${keyFile} away, so that a new key is made, and give that to the logs.`,
    );
  }
  await replaceFile(mark, `${key.vkey}\n`);
  const witness = await Witness.open({ key, logs, folder: state, now: Date.now, say, warn });
  const server = await serveWitness(witness, { host, port, warn });
  say(`Witness ${key.vkey}`);
  say(`follows ${[...new Set(logs.map((log) => log.name))].join(', ')}`);
  say(`at ${server.url}`);
  return server;
};

const stopAsked = (): Promise<void> =>
  new Promise((asked) => {
    process.once('SIGINT', () => asked());
    process.once('SIGTERM', () => asked());
  });
