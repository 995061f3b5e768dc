import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, hasCode } from './processes.js';

const LOCK = 'in-use.lock';

interface Holder {
  readonly pid: number;
  readonly command: string;
}

/** Another living process works on the folder. */
export class FolderInUseError extends Error {
  constructor(
    readonly folder: string,
    readonly holder: Holder,
  ) {
    super(`${folder} is in use by process ${holder.pid} (${holder.command})`);
    this.name = 'FolderInUseError';
  }
}

/**
 * Claims a data folder for this process and answers the function that gives it back. The claim of a process
 * that has died is void.
 * @throws FolderInUseError while a living process holds it
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, LOCK);
  const command = (await commandOf(process.pid)) ?? process.argv.join(' ');
  const claim = join(folder, `${LOCK}.${randomUUID()}`);
  await writeFile(claim, JSON.stringify({ pid: process.pid, command } satisfies Holder), { mode: 0o600 });
  try {
    // A link appears with its content, all at once: nobody ever reads half a claim.
    while (!(await linked(claim, lock))) {
      const holder = await holderOf(lock);
      if (holder && (await isHolding(holder, lock))) throw new FolderInUseError(folder, holder);
      await rm(lock, { force: true });
    }
  } finally {
    await rm(claim, { force: true });
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    return rm(lock, { force: true });
  };
}

/** What this process holds: in a container every start may have the id that the last one died with. */
const held = new Set<string>();

async function isHolding({ pid, command }: Holder, lock: string): Promise<boolean> {
  return pid === process.pid ? held.has(lock) : (await commandOf(pid)) === command;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function holderOf(lock: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(lock, 'utf8')) as Holder;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
