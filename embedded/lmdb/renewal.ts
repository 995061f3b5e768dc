import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open as openFile, rename, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { open, type Database, type RootDatabase } from 'lmdb';
import { hasCode } from '../processes.js';
import { claimFolder } from './folder-claim.js';

const ASKED = 'renew';
const COPY = 'renewed';
const DATA = 'data.mdb';
/** What is copied in one transaction. */
const PORTION_BYTES = 64 * 1024 ** 2;

type Bytes = Database<Buffer, Buffer>;
const BYTES = { keyEncoding: 'binary', encoding: 'binary', cache: false } as const;

/** Whether an error is one of LMDB's own (lmdb.h), which are below zero, and not one of the operating system. */
export const isLmdbs = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' && error.code < 0;

export const askForRenewal = (dataDir: string): void => writeFileSync(join(dataDir, ASKED), '');

export const withdrawRenewal = (dataDir: string): void => rmSync(join(dataDir, ASKED), { force: true });

/**
 * Where it was asked for, copies everything that is stored into a new file, which has no free pages, and puts it in
 * the old one's place; until then the old one is left as it is. A copy that was interrupted is begun again, and one for
 * which there is no room is left out.
 * @throws FolderInUse
 */
export const renewWhereAsked = async (dataDir: string, log: (line: string) => void): Promise<void> => {
  const data = join(dataDir, DATA);
  if (!existsSync(join(dataDir, ASKED)) || !existsSync(data)) return;
  const copied = join(dataDir, COPY);
  rmSync(copied, { recursive: true, force: true });
  const { bavail, bsize } = await statfs(dataDir);
  if (statSync(data).size > bavail * bsize) {
    log('its last commit failed; there is no room to copy its data into a new file');
    return;
  }
  log('its last commit failed: its data is being copied into a new file');
  await copy(dataDir, copied, log);
  await flush(join(copied, DATA));
  await rename(join(copied, DATA), data);
  await flush(dataDir);
  rmSync(copied, { recursive: true });
  withdrawRenewal(dataDir);
  log('its data is copied');
};

const copy = async (dataDir: string, copied: string, log: (line: string) => void): Promise<void> => {
  const from = open({ path: dataDir, noSubdir: false });
  const release = claimFolder(from, dataDir);
  try {
    mkdirSync(copied);
    // The copy counts only when it is whole, and is put on disk as a whole.
    const to = open({ path: copied, noSubdir: false, noSync: true });
    for (const name of from.getKeys()) copyOf(name as string, from, to, log);
    await to.close();
  } finally {
    release();
    await from.close();
  }
};

const copyOf = (name: string, from: RootDatabase, to: RootDatabase, log: (line: string) => void): void => {
  const source: Bytes = from.openDB({ name, ...BYTES });
  const target: Bytes = to.openDB({ name, ...BYTES });
  let bytes = 0;
  const entries = source.getRange()[Symbol.iterator]();
  const copyPortion = (): boolean => {
    for (let portion = 0; portion < PORTION_BYTES;) {
      const next = entries.next();
      if (next.done) return false;
      const { key, value } = next.value;
      target.putSync(key, value);
      portion += key.length + value.length;
      bytes += key.length + value.length;
    }
    return true;
  };
  while (to.transactionSync(copyPortion)) log(`${name}: ${Math.round(bytes / 1024 ** 2)} MB copied`);
};

/** Resolves when a file, or what a folder lists, is on disk. */
const flush = async (path: string): Promise<void> => {
  const file = await openFile(path, 'r');
  try {
    await file.sync();
  } catch (error) {
    // Some systems have no such thing for a folder.
    if (!hasCode(error, 'EINVAL')) throw error;
  } finally {
    await file.close();
  }
};
