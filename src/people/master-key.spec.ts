import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { masterKey } from './master-key.js';

const key = Buffer.alloc(32, 7);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'master-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the master key', () => {
  test('is taken from the environment, or from the file that it names', async () => {
    const file = join(folder, 'named');
    await writeFile(file, `${key.toString('base64')}\n`);
    expect(await masterKey({ MASTER_KEY: key.toString('base64') })).toEqual(key);
    expect(await masterKey({ MASTER_KEY_FILE: file })).toEqual(key);
  });

  test('is made on the first start, for its owner only, and found on the next', async () => {
    const own = join(folder, 'keys', 'master');
    const made = await masterKey({}, own);
    expect(made).toHaveLength(32);
    expect((await stat(own)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(own, 'utf8'), 'base64')).toEqual(made);
    expect(await masterKey({}, own)).toEqual(made);
  });

  test('is never made where a named file is missing', async () => {
    await expect(masterKey({ MASTER_KEY_FILE: join(folder, 'gone') }, join(folder, 'own'))).rejects.toThrow(
      'ENOENT',
    );
    await expect(masterKey({})).rejects.toThrow('Set MASTER_KEY or MASTER_KEY_FILE');
  });

  test('has 32 bytes; the message says how many there are, and not which', async () => {
    const short = Buffer.alloc(16, 7).toString('base64');
    await expect(masterKey({ MASTER_KEY: short })).rejects.toThrow(
      'MASTER_KEY must hold 32 bytes, base64; these are 16.',
    );
    const own = join(folder, 'own');
    await writeFile(own, '');
    await expect(masterKey({}, own)).rejects.toThrow('these are 0');
  });
});
