import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecord } from '../../embedded/engines.record.js';
import { freePort } from '../../embedded/ports.js';
import type { AccountRole } from '../../src/access/account.events.js';
import { launchJournal } from './command-line.js';
import { eventually } from './eventually.js';
import { killed, processes } from './process-list.js';
import { Visitor } from './visitor.js';

export type Part = 'supervisor' | 'application' | 'event-store' | 'document-store' | 'queue';

export interface SignInRow {
  readonly login: string;
  readonly password: string;
}

/** A school as `npm start` brings it up, in a data folder of its own. */
export interface RunningSchool {
  readonly url: string;
  readonly dataDir: string;
  /** By role, as the start printed them; none where it started empty. */
  readonly signIns: ReadonlyMap<AccountRole, SignInRow>;
  /** Everything that it has printed so far, on both outputs. */
  printed(): string;
  /** @throws an Error where none was printed for this role. */
  signInOf(role: AccountRole): SignInRow;
  /** Somebody who has just signed in as the example of this role. */
  signIn(role: AccountRole): Promise<Visitor>;
  pidOf(part: Part): Promise<number>;
  /** SIGKILL to one part, which its supervisor then starts again. */
  kill(part: Part): Promise<void>;
  /** SIGKILL to every process at once. */
  killAll(): Promise<void>;
  /** Ctrl-C; the exit code. */
  interrupt(): Promise<number | null>;
  /** Stops it, where it still runs, and removes its data. */
  remove(): Promise<void>;
}

export const newDataFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'school-'));

export interface StartOptions {
  readonly args?: readonly string[];
  readonly port?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the school of a data folder and waits until it says that it is there. */
export const startSchool = async (dataDir: string, options: StartOptions = {}): Promise<RunningSchool> => {
  for (;;) {
    const port = options.port ?? (await freePort());
    try {
      return await startSchoolOn(port, dataDir, options);
    } catch (error) {
      // It was free when it was looked for; another one is as good.
      const isTaken = String(error).includes(`Port ${port.toString()} is in use`);
      if (options.port !== undefined || !isTaken) throw error;
    }
  }
};

const startSchoolOn = async (
  port: number,
  dataDir: string,
  options: StartOptions,
): Promise<RunningSchool> => {
  const child = launchJournal(['start', ...(options.args ?? [])], dataDir, {
    PORT: port.toString(),
    HOST: '127.0.0.1',
    // Tests are faster than people.
    REQUESTS_PER_MINUTE: '1000000',
    SECOND_FACTOR: 'offered',
    // Nothing is to happen by itself while a test counts events.
    RETENTION_AT: 'never',
    ...options.env,
  });
  const supervisor = child.pid;
  if (supervisor === undefined) throw new Error('The school could not be started');
  const ended = once(child, 'close') as Promise<[number | null]>;
  let printed = '';
  const there = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ctrl-C stops everything')) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    void ended.then(() => reject(new Error(`The school did not start:\n${printed}`)));
  });
  await there;

  const url = `http://localhost:${port.toString()}`;
  const signIns = signInsIn(printed);
  const pidOf = async (part: Part): Promise<number> => {
    if (part === 'supervisor') return supervisor;
    const engine = readRecord(dataDir).engines[part];
    if (engine) return engine.pid;
    const found = (await processes()).find(
      ({ parent, command }) => parent === supervisor && command.endsWith('src/main.js'),
    );
    if (!found) throw new Error(`${part} does not run`);
    return found.pid;
  };
  const signInOf = (role: AccountRole): SignInRow => {
    const row = signIns.get(role);
    if (!row) throw new Error(`No sign-in was printed for ${role}`);
    return row;
  };
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const interrupt = async (): Promise<number | null> => {
    if (!hasEnded()) child.kill('SIGINT');
    const [code] = await ended;
    return code;
  };
  return {
    url,
    dataDir,
    signIns,
    printed: () => printed,
    signInOf,
    async signIn(role) {
      const { login, password } = signInOf(role);
      const visitor = new Visitor(url);
      await visitor.signIn(login, password);
      return visitor;
    },
    pidOf,
    kill: async (part) => killed(await pidOf(part)),
    async killAll() {
      const all = await descendantsOf(supervisor);
      // The supervisor first, so that it starts none of them again.
      await killed(supervisor, ...all);
      await ended;
    },
    interrupt,
    async remove() {
      await interrupt();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** Waits until the application says that it is healthy. */
export const healthy = async (school: RunningSchool): Promise<void> => {
  const visitor = new Visitor(school.url);
  if (!(await eventually(() => visitor.isServed())))
    throw new Error(`The school is not well:\n${school.printed()}`);
};

const descendantsOf = async (ancestor: number): Promise<number[]> => {
  const all = await processes();
  const below = (pid: number): number[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child.pid, ...below(child.pid)]);
  return below(ancestor);
};

const ROLES: readonly AccountRole[] = [
  ...(['guardian', 'pupil', 'teacher', 'healthWorker', 'secretary', 'deputyHead', 'admin'] as const),
  ...(['auditor', 'authority', 'operator'] as const),
];

const signInsIn = (printed: string): Map<AccountRole, SignInRow> =>
  new Map(
    ROLES.flatMap((role): [AccountRole, SignInRow][] => {
      const [, login, password] = new RegExp(`^ {2}${role} +(\\S+) +(\\S+)$`, 'm').exec(printed) ?? [];
      return login === undefined || password === undefined ? [] : [[role, { login, password }]];
    }),
  );
