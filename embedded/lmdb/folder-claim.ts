import { realpathSync } from 'node:fs';
import type { RootDatabase } from 'lmdb';

const claimedHere = new Set<string>();

/** Another process, or another store of this one, has the data folder open. */
export class FolderInUse extends Error {
  constructor(folder: string, holder: number) {
    super(`the data folder ${folder} is in use by another store (process ${holder})`);
  }
}

/**
 * Claims a data folder for the database that this process has open in it, and answers how to let go of it. LMDB's
 * table of readers tells who has a database open; the kernel's file locks behind it vanish with their process, so a
 * killed store never blocks the next one.
 * @throws FolderInUse
 */
export function claimFolder(root: RootDatabase, dataDir: string): () => void {
  const folder = realpathSync(dataDir);
  // Any read enters this process in the table, where it stays until the database is closed.
  root.getKeysCount({ limit: 1 });
  root.readerCheck();
  const others = processesIn(root.readerList()).filter((pid) => pid !== process.pid);
  const [holder = claimedHere.has(folder) ? process.pid : undefined] = others;
  if (holder !== undefined) throw new FolderInUse(folder, holder);
  claimedHere.add(folder);
  return () => claimedHere.delete(folder);
}

/** The table has a heading, then one reader a line: process, thread, transaction. */
const processesIn = (readerList: string): number[] =>
  readerList
    .split('\n')
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => !Number.isNaN(pid));
