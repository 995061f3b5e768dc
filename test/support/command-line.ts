import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Specs run as TypeScript from the sources, the program as it was compiled.
const root = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../../../' : '../../', import.meta.url),
);

export const projectRoot = root;

const program = join(root, 'dist/src/cli/journal.js');

/** What would lead the program elsewhere than to its own data folder. */
const LEADING_AWAY = [
  'DATA_DIR',
  'EVENTSTORE_URL',
  'HOST',
  'KMS_URL',
  'MASTER_KEY',
  'MASTER_KEYS_BEFORE',
  'MASTER_KEY_FILE',
  'MONGO_URL',
  'NODE_OPTIONS',
  'PORT',
  'PORTALS_FILE',
  'PUBLIC_URL',
  'QUEUE_URL',
  'RETENTION',
  'RETENTION_AT',
  'ROLE',
  'SECOND_FACTOR',
  'SESSION_MINUTES',
  'SMTP_URL',
];

/** Starts `journal …` for a data folder, as somebody at the command line does. */
export const launchJournal = (
  args: readonly string[],
  dataDir: string,
  env: NodeJS.ProcessEnv = {},
): ChildProcess => {
  if (!existsSync(program)) throw new Error('The program is not compiled: npm run build');
  const kept = Object.entries(process.env).filter(([name]) => !LEADING_AWAY.includes(name));
  return spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...Object.fromEntries(kept), DATA_DIR: dataDir, ...env },
    stdio: 'pipe',
  });
};

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `journal …` to its end. */
export const runJournal = (
  args: readonly string[],
  dataDir: string,
  input = '',
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> => endOf(launchJournal(args, dataDir, env), input);

/** How a program that has just been started comes to its end. */
export const endOf = async (child: ChildProcess, input = ''): Promise<Ended> => {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const closed = once(child, 'close');
  child.stdin?.end(input);
  const [code] = (await closed) as [number | null];
  return { code, stdout, stderr };
};
