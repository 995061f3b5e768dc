import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { moveDurably, replaceFile } from '../audit/witness/durable-file.js';
import {
  backupKey,
  fileKey,
  isMacOf,
  macOf,
  newKeySource,
  NoBackupKey,
  type KeySource,
} from './backup-key.js';
import { readContainer, writeContainer, type WrittenFile } from './container.js';
import { EMPTY_MANIFEST, filesOf, type Manifest } from './manifest.js';
import { DamagedBackup } from './sealed-stream.js';

const HEAD = 'backup.json';
const MANIFEST = 'manifest';
const FORMAT = 'school-journal-backup/1';
/** The names that a run gives to its files; `.new` is a manifest that was being written. */
const OWN = /^\d{6}\.(?:events|documents|index)$|^manifest\.new$/;

/** What anybody may read of a backup: with what its key is found. */
interface Head {
  readonly format: string;
  readonly backupId: string;
  readonly key: KeySource;
}

/** A folder that holds a backup: a chain of sealed files, and a manifest that names them. */
export class BackupFolder {
  private constructor(
    readonly folder: string,
    readonly backupId: string,
    private readonly key: Buffer,
    private current: Manifest,
  ) {}

  /**
   * Opens the backup of a folder, or begins one where the folder is empty or missing.
   * @param dataDir where the journal's data are, in which the key must not be.
   * @throws NoBackupKey, DamagedBackup
   */
  static async openOrBegin(folder: string, dataDir: string, env: NodeJS.ProcessEnv): Promise<BackupFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const head = await headOf(folder);
    if (head) return BackupFolder.openedWith(folder, head, env);
    const others = (await readdir(folder)).filter((name) => !isOfOurs(name));
    if (others.length > 0) throw new DamagedBackup(`${folder} holds something else than a backup.`);
    const begun: Head = { format: FORMAT, backupId: randomUUID(), key: newKeySource(env) };
    const key = await backupKey(begun.key, env, { make: true, apartFrom: [folder, dataDir] });
    const backup = new BackupFolder(folder, begun.backupId, key, EMPTY_MANIFEST);
    await backup.writeManifest(EMPTY_MANIFEST);
    // Last: a folder without it is begun anew.
    await replaceFile(
      join(folder, HEAD),
      `${JSON.stringify({ ...begun, mac: macOf(key, textOf(begun)) })}\n`,
    );
    return backup;
  }

  /** Opens the backup of a folder. @throws NoBackupKey, DamagedBackup */
  static async open(folder: string, env: NodeJS.ProcessEnv): Promise<BackupFolder> {
    const head = await headOf(folder);
    if (!head) throw new DamagedBackup(`${folder} holds no backup: there is no ${HEAD} in it.`);
    return BackupFolder.openedWith(folder, head, env);
  }

  private static async openedWith(
    folder: string,
    { mac, ...head }: Head & { readonly mac: string },
    env: NodeJS.ProcessEnv,
  ): Promise<BackupFolder> {
    if (head.format !== FORMAT) throw new DamagedBackup(`${HEAD} names no format that is known here.`);
    const key = await backupKey(head.key, env, { make: false, apartFrom: [] });
    if (!isMacOf(key, textOf(head), mac)) {
      throw new NoBackupKey(`This is not the key of the backup in ${folder}, or its ${HEAD} was changed.`);
    }
    const backup = new BackupFolder(folder, head.backupId, key, EMPTY_MANIFEST);
    for await (const record of backup.read({ name: MANIFEST })) {
      backup.current = JSON.parse(record.toString()) as Manifest;
    }
    return backup;
  }

  get manifest(): Manifest {
    return this.current;
  }

  write(name: string, records: AsyncIterable<Uint8Array>): Promise<WrittenFile> {
    return writeContainer(join(this.folder, name), this.keyOf(name), records);
  }

  /** The records of a file. @throws DamagedBackup */
  read({ name, salt }: Pick<WrittenFile, 'name'> & Partial<WrittenFile>): AsyncGenerator<Buffer> {
    return readContainer(join(this.folder, name), this.keyOf(name), salt);
  }

  /** Makes what was written count, and removes what does not. */
  async commit(manifest: Manifest): Promise<void> {
    await this.writeManifest(manifest);
    await this.removeStrays();
  }

  /** Removes the files of runs that were broken off. */
  async removeStrays(): Promise<void> {
    const named = new Set(filesOf(this.current).map(({ name }) => name));
    for (const name of await readdir(this.folder)) {
      if (OWN.test(name) && !named.has(name)) await rm(join(this.folder, name));
    }
  }

  private async writeManifest(manifest: Manifest): Promise<void> {
    // Sealed under the name that it gets, and moved there whole.
    const draft = join(this.folder, `${MANIFEST}.new`);
    await writeContainer(draft, this.keyOf(MANIFEST), once(Buffer.from(JSON.stringify(manifest))));
    await moveDurably(draft, join(this.folder, MANIFEST));
    this.current = manifest;
  }

  private keyOf(name: string) {
    return (salt: Buffer): Buffer => fileKey(this.key, salt, this.backupId, name);
  }
}

/** What a run that was broken off at once may have left, and the lock of this one. */
const isOfOurs = (name: string): boolean =>
  OWN.test(name) || name === MANIFEST || name === `${HEAD}.new` || name.startsWith('in-use.lock');

const textOf = ({ format, backupId, key }: Head): string => JSON.stringify([format, backupId, key]);

const headOf = async (folder: string): Promise<(Head & { readonly mac: string }) | undefined> => {
  try {
    return JSON.parse(await readFile(join(folder, HEAD), 'utf8')) as Head & { readonly mac: string };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) throw new DamagedBackup(`${HEAD} cannot be read.`);
    throw error;
  }
};

async function* once(record: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(record);
}
