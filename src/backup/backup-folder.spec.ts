import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BackupFolder } from './backup-folder.js';
import { NoBackupKey } from './backup-key.js';
import { EMPTY_MANIFEST } from './manifest.js';
import { DamagedBackup } from './sealed-stream.js';

async function* records(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

describe('A folder with a backup', () => {
  let place: string;
  let folder: string;
  let env: NodeJS.ProcessEnv;
  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'backup-'));
    folder = join(place, 'backup');
    env = { BACKUP_KEY_FILE: join(place, 'backup.key') };
  });
  afterEach(async () => {
    await rm(place, { recursive: true });
  });
  const begin = () => BackupFolder.openOrBegin(folder, join(place, 'data'), env);
  const textsIn = async (backup: BackupFolder, name: string, salt?: string) => {
    const found: string[] = [];
    for await (const record of backup.read({ name, ...(salt === undefined ? {} : { salt }) })) {
      found.push(record.toString());
    }
    return found;
  };

  it('is begun with a key file that only its owner reads, and opened with it', async () => {
    const backup = await begin();
    expect((await stat(env['BACKUP_KEY_FILE'] ?? '')).mode & 0o777).toBe(0o600);
    const file = await backup.write('000001.events', records('one', 'two'));
    await backup.commit({ ...EMPTY_MANIFEST, index: file, withoutSample: false });
    const again = await BackupFolder.open(folder, env);
    expect(again.manifest).toMatchObject({ withoutSample: false, index: { name: '000001.events' } });
    expect(await textsIn(again, '000001.events', file.salt)).toEqual(['one', 'two']);
  });

  it('is opened with its passphrase only', async () => {
    env = { BACKUP_PASSPHRASE: 'four random words' };
    await begin();
    expect((await BackupFolder.open(folder, env)).manifest).toEqual(EMPTY_MANIFEST);
    await expect(BackupFolder.open(folder, { BACKUP_PASSPHRASE: 'other' })).rejects.toThrow(NoBackupKey);
    await expect(BackupFolder.open(folder, {})).rejects.toThrow('set BACKUP_PASSPHRASE');
    expect(await readFile(join(folder, 'backup.json'), 'utf8')).not.toContain('words');
  }, 30_000);

  it('needs a key that lies elsewhere', async () => {
    env = {};
    await expect(begin()).rejects.toThrow('Set BACKUP_KEY_FILE');
    env = { BACKUP_KEY_FILE: join(place, 'data', 'backup.key') };
    await expect(begin()).rejects.toThrow('whoever loses one would lose the other');
    env = { BACKUP_KEY_FILE: join(folder, 'backup.key') };
    await expect(begin()).rejects.toThrow('whoever loses one would lose the other');
  });

  it('is not begun among other files', async () => {
    await begin();
    await rm(join(folder, 'backup.json'));
    await begin();
    await rm(join(folder, 'backup.json'));
    await writeFile(join(folder, 'letter.txt'), '');
    await expect(begin()).rejects.toThrow('holds something else than a backup');
  });

  it('does not take a file for another, nor another writing of the same', async () => {
    const backup = await begin();
    const first = await backup.write('000001.events', records('first'));
    const bytes = await readFile(join(folder, '000001.events'));
    const second = await backup.write('000001.events', records('second'));
    expect(await textsIn(backup, '000001.events', second.salt)).toEqual(['second']);
    await expect(textsIn(backup, '000001.events', first.salt)).rejects.toThrow(
      'another one than the manifest',
    );
    await writeFile(join(folder, '000002.events'), bytes);
    await expect(textsIn(backup, '000002.events')).rejects.toThrow(DamagedBackup);
    await rename(join(folder, '000001.events'), join(folder, '000003.events'));
    await expect(textsIn(backup, '000001.events')).rejects.toThrow('000001.events is missing.');
  });

  it('tells whichever byte of a file is another', async () => {
    const backup = await begin();
    const { salt } = await backup.write('000001.events', records('one', 'two'));
    const path = join(folder, '000001.events');
    const bytes = await readFile(path);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await writeFile(path, changed);
      await expect(textsIn(backup, '000001.events')).rejects.toThrow(DamagedBackup);
      await writeFile(path, bytes.subarray(0, at));
      await expect(textsIn(backup, '000001.events', salt)).rejects.toThrow(DamagedBackup);
    }
  });

  it('counts only what the manifest names, and clears away the rest', async () => {
    const backup = await begin();
    await backup.write('000001.events', records('broken off'));
    const index = await backup.write('000001.index', records('kept'));
    await backup.commit({ ...EMPTY_MANIFEST, index });
    expect((await readdir(folder)).toSorted()).toEqual(['000001.index', 'backup.json', 'manifest']);
  });

  it('is not opened where its head or its manifest was changed', async () => {
    await begin();
    const head = join(folder, 'backup.json');
    const text = await readFile(head, 'utf8');
    await writeFile(head, text.replace(/"backupId":"./, '"backupId":"!'));
    await expect(BackupFolder.open(folder, env)).rejects.toThrow(NoBackupKey);
    await writeFile(head, text);
    const manifest = await readFile(join(folder, 'manifest'));
    manifest.writeUInt8(manifest.readUInt8(manifest.length - 1) ^ 1, manifest.length - 1);
    await writeFile(join(folder, 'manifest'), manifest);
    await expect(BackupFolder.open(folder, env)).rejects.toThrow('manifest: chunk 0');
  });
});
