import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The command line of a process, its arguments joined by spaces, or undefined when there is no such process
 * or it has ended.
 * A process id alone proves nothing: after a restart of the machine it may belong to anybody.
 */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  try {
    if (process.platform === 'linux') {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      return line === '' ? undefined : line.split('\0').join(' ').trim();
    }
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]);
    return stdout.trim();
  } catch (error) {
    if (isAlive(pid)) throw error;
    return undefined;
  }
}

/** Waits until `isOver` answers true, for at most `within` milliseconds; answers whether it did. */
export async function becomes(isOver: () => boolean | Promise<boolean>, within: number): Promise<boolean> {
  const deadline = Date.now() + within;
  for (;;) {
    if (await isOver()) return true;
    if (Date.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whether a process with this id exists, also one of another user, or one whose end nobody has taken notice of. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Whether an unknown error is a system error of the given code, such as ENOENT. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/**
 * Ends this process with nothing cleaned up, as its stores can promise nothing any more: where a commit has failed,
 * LMDB may wait for ever when it is to be closed, and whoever waits for this process to end would wait as long.
 */
export const endAtOnce = (why: string): never => {
  process.stderr.write(`${why}\n`);
  process.kill(process.pid, 'SIGKILL');
  throw new Error(why);
};
