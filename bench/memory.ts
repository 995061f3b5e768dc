import { readFile, readdir } from 'node:fs/promises';
import { hasCode } from '../embedded/processes.js';

/** Memory of a tree of processes, in bytes. */
export interface Memory {
  readonly processes: number;
  /** What is resident, pages that several processes share counted for each of them. */
  readonly resident: number;
  /** What is resident, shared pages counted once in all: the tree's share of the machine's memory. */
  readonly proportional: number;
  /** Of `proportional`, what belongs to no file: the pages of mapped files are given back when others need them. */
  readonly anonymous: number;
}

/** The memory of a process and everything that it started, as Linux tells it in `/proc`. */
export const memoryOf = async (root: number): Promise<Memory> => {
  const pids = await treeUnder(root);
  const each = await Promise.all(pids.map(usedBy));
  const sum = (what: string) => each.reduce((total, used) => total + (used.get(what) ?? 0) * 1_024, 0);
  return {
    processes: pids.length,
    resident: sum('Rss'),
    proportional: sum('Pss'),
    anonymous: sum('Pss_Anon'),
  };
};

const treeUnder = async (root: number): Promise<number[]> => {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(
    all.map(async (pid) => ({ pid, parent: parentIn(await read(`/proc/${pid.toString()}/stat`)) })),
  );
  const tree = [root];
  for (const pid of tree) {
    tree.push(...parents.filter(({ parent }) => parent === pid).map((child) => child.pid));
  }
  return tree;
};

/** The name of the program, in brackets, may hold anything; the parent is the second field after it. */
const parentIn = (stat: string): number => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? NaN);

const usedBy = async (pid: number): Promise<Map<string, number>> => {
  const text = await read(`/proc/${pid.toString()}/smaps_rollup`);
  return new Map(
    [...text.matchAll(/^(\w+): +(\d+) kB$/gm)].map(([, name = '', kilobytes]) => [name, Number(kilobytes)]),
  );
};

/** Empty for a process that has ended in the meantime. */
const read = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return '';
    throw error;
  }
};
