import { mkdirSync } from 'node:fs';
import { open, type RootDatabase, type RootDatabaseOptions } from 'lmdb';
import { claimFolder } from './folder-claim.js';
import { askForRenewal, isLmdbs, renewWhereAsked, withdrawRenewal } from './renewal.js';

/** An LMDB database that this process alone has open, and that has just been written to. */
export interface Environment {
  readonly root: RootDatabase;
  /**
   * Why a commit failed. Where LMDB's bookkeeping is at fault and not the disk, the folder is renewed when it is opened
   * next: what LMDB could not save of its list of free pages it could not save the next time.
   */
  reasonOf(failedCommit: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * How many entries of LMDB's list of free pages are taken into memory, and how many of them are kept there after a
 * commit. By default they are 50,000 and 75,000, of which a list that is longer is read, sorted and thrown away again
 * for every commit: two thirds of what the document store did in a rebuild of a million events. Neither is among the
 * options that are declared (lmdb-js, src/env.cpp, and mdb_page_alloc in its LMDB).
 */
const FREE_PAGES = { maxFreeSpaceToLoad: 2_000, maxFreeSpaceToRetain: 1_000_000 };

/**
 * Opens the database of a data folder, which is created where it is missing; renews it first where its last commit
 * failed. A commit that it can't make is found out here, and not by whoever relies on it.
 * @throws FolderInUse
 */
export const openEnvironment = async (
  dataDir: string,
  options: RootDatabaseOptions,
  log: (line: string) => void,
): Promise<Environment> => {
  mkdirSync(dataDir, { recursive: true });
  await renewWhereAsked(dataDir, log);
  // With overlapping syncs a write would be answered before it is on disk.
  const root = open({ ...options, ...FREE_PAGES, path: dataDir, noSubdir: false, overlappingSync: false });
  let release = (): void => undefined;
  const close = async (): Promise<void> => {
    release();
    await root.close();
  };
  try {
    release = claimFolder(root, dataDir);
    await prove(root, dataDir);
    return { root, close, reasonOf: (failedCommit) => reasonOf(failedCommit, dataDir) };
  } catch (error) {
    await close();
    throw error;
  }
};

/** LMDB may end the process by the commit that it can't make: the renewal is asked for before it. */
const prove = async (root: RootDatabase, dataDir: string): Promise<void> => {
  const proof = root.openDB<number, string>({ name: 'proof', encoding: 'json' });
  askForRenewal(dataDir);
  await proof.put('opened', (proof.get('opened') ?? 0) + 1);
  withdrawRenewal(dataDir);
};

const reasonOf = async (failedCommit: unknown, dataDir: string): Promise<unknown> => {
  const told: unknown =
    failedCommit instanceof Error && 'commitError' in failedCommit ? failedCommit.commitError : failedCommit;
  const reason: unknown = await Promise.resolve(told).catch((error: unknown) => error);
  if (isLmdbs(reason)) askForRenewal(dataDir);
  return reason;
};
