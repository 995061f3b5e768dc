import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The key that wraps all others: 32 bytes, base64, from `MASTER_KEY`, or from the file that `MASTER_KEY_FILE`
 * names. On one machine the file is made on the first start, readable by its owner only; whoever loses it loses
 * every name and contact, so it belongs in the backup, apart from the data.
 */
export const masterKey = async (env: NodeJS.ProcessEnv, ownFile?: string): Promise<Buffer> => {
  if (env['MASTER_KEY'] !== undefined) return decode(env['MASTER_KEY'], 'MASTER_KEY');
  const file = env['MASTER_KEY_FILE'] ?? ownFile;
  if (file === undefined) throw new Error('Set MASTER_KEY or MASTER_KEY_FILE: 32 random bytes, base64.');
  try {
    return decode(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (file !== ownFile || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await mkdir(dirname(file), { recursive: true });
  // Written aside and linked whole, so that a kill leaves either no key or all of it.
  const draft = `${file}.${process.pid.toString()}`;
  const handle = await open(draft, 'w', 0o600);
  try {
    const key = randomBytes(32);
    await handle.writeFile(`${key.toString('base64')}\n`);
    await handle.sync();
    await link(draft, file);
    return key;
  } finally {
    await handle.close();
    await rm(draft);
  }
};

const decode = (text: string, source: string): Buffer => {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32)
    throw new Error(`${source} must hold 32 bytes, base64; these are ${key.length.toString()}.`);
  return key;
};
