import { readProc, treeUnder } from './processes.js';

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
  const tree = await treeUnder(root);
  const each = await Promise.all(tree.map(({ pid }) => usedBy(pid)));
  const sum = (what: string) => each.reduce((total, used) => total + (used.get(what) ?? 0) * 1_024, 0);
  return {
    processes: tree.length,
    resident: sum('Rss'),
    proportional: sum('Pss'),
    anonymous: sum('Pss_Anon'),
  };
};

const usedBy = async (pid: number): Promise<Map<string, number>> => {
  const text = await readProc(pid, 'smaps_rollup');
  return new Map(
    [...text.matchAll(/^(\w+): +(\d+) kB$/gm)].map(([, name = '', kilobytes]) => [name, Number(kilobytes)]),
  );
};
