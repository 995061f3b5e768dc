import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { commandOf, hasCode } from '../embedded/processes.js';

// Trees of processes and what they use, as Linux tells it in `/proc`.

/**
 * What a process belongs to, by the module that it runs. One that runs none of these belongs to what the process that
 * started it belongs to, so that PostgreSQL's processes are the queue's.
 */
const MODULES = [
  { part: 'application', path: '../src/main.js' },
  { part: 'projectors', path: './projector.js' },
  { part: 'event store', path: '../embedded/event-store/main.js' },
  { part: 'document store', path: '../embedded/document-store/main.js' },
  { part: 'queue', path: '../embedded/queue/main.js' },
].map(({ part, path }) => ({ part, path: fileURLToPath(new URL(path, import.meta.url)) }));

/** What belongs to none of them: the supervisor. */
const REST = 'rest';

/** CPU time in seconds, of the user and of the system, by part. */
export type CpuTime = Readonly<Record<string, number>>;

interface RunningProcess {
  readonly pid: number;
  readonly part: string;
  /** Seconds of CPU time, its own and that of what it has started and seen end. */
  readonly cpu: number;
}

/** A process and everything that it started and that runs. */
export const treeUnder = async (root: number): Promise<RunningProcess[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = new Map(await Promise.all(pids.map(async (pid) => [pid, await statOf(pid)] as const)));
  const tree: RunningProcess[] = [];
  const visit = async (pid: number, parentsPart: string): Promise<void> => {
    const command = (await commandOf(pid)) ?? '';
    const part = MODULES.find(({ path }) => command.includes(path))?.part ?? parentsPart;
    tree.push({ pid, part, cpu: all.get(pid)?.cpu ?? 0 });
    for (const [child, { parent }] of all) if (parent === pid) await visit(child, part);
  };
  await visit(root, REST);
  return tree;
};

/** Since each of them was started. The benchmark's own process, which is the load, is left out. */
export const cpuOf = async (root: number): Promise<CpuTime> => {
  const total: Record<string, number> = {};
  for (const { pid, part, cpu } of await treeUnder(root)) {
    if (pid !== process.pid) total[part] = (total[part] ?? 0) + cpu;
  }
  return total;
};

export const lessCpu = (after: CpuTime, before: CpuTime): CpuTime =>
  Object.fromEntries(Object.entries(after).map(([part, seconds]) => [part, seconds - (before[part] ?? 0)]));

export const wholeOf = (cpu: CpuTime): number =>
  Object.values(cpu).reduce((sum, seconds) => sum + seconds, 0);

const QUIET_MS = 500;
/** Of one core: an idle journal takes less than half of it for its timers, and one that has work to do far more. */
const AT_REST = 0.2;
const RESTS_WITHIN_MS = 15 * 60_000;

/** What a tree had used when it came to rest: when it had nothing left to do, whatever there was. */
export const cpuAtRest = async (root: number): Promise<CpuTime> => {
  const deadline = Date.now() + RESTS_WITHIN_MS;
  for (let before = await cpuOf(root); Date.now() < deadline;) {
    await pause(QUIET_MS);
    const after = await cpuOf(root);
    if (wholeOf(lessCpu(after, before)) < (AT_REST * QUIET_MS) / 1_000) return before;
    before = after;
  }
  throw new Error('The processes do not come to rest.');
};

/** Clock ticks in a second, in which `/proc` counts. */
const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the parent is field 4, the times are 14 to 17. */
const statOf = async (pid: number): Promise<{ readonly parent: number; readonly cpu: number }> => {
  const stat = await readProc(pid, 'stat');
  // The name of the program, field 2, is in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  return { parent: field(4), cpu: (field(14) + field(15) + field(16) + field(17)) / TICKS };
};

/** A file of a process; empty where the process has ended in the meantime. */
export const readProc = async (pid: number, file: 'stat' | 'smaps_rollup'): Promise<string> => {
  try {
    return await readFile(`/proc/${pid.toString()}/${file}`, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return '';
    throw error;
  }
};
