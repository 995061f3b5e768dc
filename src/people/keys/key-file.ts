import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KeyPlace } from './local-keys.js';
import { CannotRotate } from './master-keys.js';

/** A file of master keys, one a line, base64, the current one first; readable by its owner only. */
export const keyFile = (path: string): KeyPlace => ({
  read: async () => decodeKeys(await readFile(path, 'utf8'), path),
  replace: async (keys) => {
    try {
      await writeWhole(path, keys, (draft) => rename(draft, path));
    } catch (error) {
      if (!NOT_OURS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      throw new CannotRotate(`${path} can't be written from here: its first line is the current key.`);
    }
  },
});

/** A secret that is mounted, for one. */
const NOT_OURS = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY']);

/**
 * The same, made with a first key where it isn't there. Whoever loses it loses every name and contact, so it belongs
 * in the backup, apart from the data.
 */
export const ownKeyFile = async (path: string): Promise<KeyPlace> => {
  const file = keyFile(path);
  try {
    await file.read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    // Linked, not renamed: where another process was first, its key stays.
    await writeWhole(path, [randomBytes(32)], (draft) => link(draft, path)).catch((failure: unknown) => {
      if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
    });
  }
  return file;
};

/** Keys in a text, parted by line breaks, blanks or commas. @throws Error that says which is wrong, and no key */
export const decodeKeys = (text: string, source: string): readonly Buffer[] =>
  text
    .trim()
    .split(/[\s,]+/)
    .map((word) => {
      const key = Buffer.from(word, 'base64');
      if (key.length !== 32)
        throw new Error(`${source} must hold 32 bytes, base64; these are ${key.length.toString()}.`);
      return key;
    });

/** Written aside and put in place whole, so that a kill leaves either what was there or all of it. */
const writeWhole = async (
  path: string,
  keys: readonly Buffer[],
  put: (draft: string) => Promise<void>,
): Promise<void> => {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(keys.map((key) => `${key.toString('base64')}\n`).join(''));
    await handle.sync();
    await put(draft);
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
  const folder = await open(dirname(path));
  await folder.sync().finally(() => folder.close());
};
