import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { becomes, commandOf } from '../../embedded/processes.js';

const run = promisify(execFile);

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Every process of this machine that has not ended. */
export const processes = async (): Promise<RunningProcess[]> => {
  if (process.platform !== 'linux') return processesByPs();
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const command = await commandOf(pid);
      const stat =
        command === undefined
          ? undefined
          : await readFile(`/proc/${pid.toString()}/stat`, 'utf8').catch(gone);
      // `pid (name) state parent …`, and the name may hold anything.
      const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      return command === undefined || parent === undefined ? [] : [{ pid, parent: Number(parent), command }];
    }),
  );
  return found.flat();
};

const gone = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error;
};

const processesByPs = async (): Promise<RunningProcess[]> => {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,command=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined || command === undefined
      ? []
      : [{ pid: Number(pid), parent: Number(parent), command }];
  });
};

/** The processes whose command line names a folder: engines, and what they started. */
export const processesOn = async (folder: string): Promise<RunningProcess[]> =>
  (await processes()).filter(({ pid, command }) => pid !== process.pid && command.includes(folder));

const TICK_MS = 10;

/** How long a process has had a processor up to now. */
export const processorMsOf = async (pid: number): Promise<number> => {
  if (process.platform !== 'linux') {
    const { stdout } = await run('ps', ['-o', 'time=', '-p', pid.toString()]);
    return stdout.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
  }
  const stat = await readFile(`/proc/${pid.toString()}/stat`, 'utf8');
  // `pid (name) state …`; the user's and the system's time are the fields 14 and 15.
  const [user = '', system = ''] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * TICK_MS;
};

const LEAVES_WITHIN = 60_000;

/** Kills processes as the machine's end would, without a word, and waits until they are gone. */
export const killed = async (...pids: readonly number[]): Promise<void> => {
  const before = new Map(await Promise.all(pids.map(async (pid) => [pid, await commandOf(pid)] as const)));
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  for (const pid of pids) {
    const isGone = async () => (await commandOf(pid)) !== before.get(pid);
    if (!(await becomes(isGone, LEAVES_WITHIN)))
      throw new Error(`process ${pid.toString()} survives SIGKILL`);
  }
};
