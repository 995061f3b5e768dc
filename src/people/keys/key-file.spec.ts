import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFile, ownKeyFile } from './key-file.js';
import { masterKeys } from './keys-of-environment.js';
import { localKeyId } from './local-keys.js';

const key = Buffer.alloc(32, 7);
const before = Buffer.alloc(32, 6);
const text = key.toString('base64');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'master-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

const currentOf = async (env: NodeJS.ProcessEnv, ownFile?: string) =>
  (await masterKeys(env, ownFile)).current();

describe('the master key', () => {
  test('is taken from the environment, or from the file that it names', async () => {
    const file = join(folder, 'named');
    await writeFile(file, `${text}\n`);
    const current = { id: localKeyId(key), hasBefore: false };
    expect(await currentOf({ MASTER_KEY: text })).toEqual(current);
    expect(await currentOf({ MASTER_KEY_FILE: file })).toEqual(current);
  });

  test('may have those before it beside it', async () => {
    const file = join(folder, 'named');
    await writeFile(file, `${text}\n${before.toString('base64')}\n`);
    const current = { id: localKeyId(key), hasBefore: true };
    expect(await currentOf({ MASTER_KEY_FILE: file })).toEqual(current);
    const both = { MASTER_KEY: text, MASTER_KEYS_BEFORE: before.toString('base64') };
    expect(await currentOf(both)).toEqual(current);
  });

  test('is made on the first start, for its owner only, and found on the next', async () => {
    const own = join(folder, 'keys', 'master');
    const made = await currentOf({}, own);
    expect((await stat(own)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(own, 'utf8'), 'base64')).toHaveLength(32);
    expect(await currentOf({}, own)).toEqual(made);
  });

  test('is the one of whoever was first, where several start at once', async () => {
    const own = join(folder, 'master');
    const places = await Promise.all([ownKeyFile(own), ownKeyFile(own)]);
    const [one, other] = await Promise.all(places.map((place) => place.read()));
    expect(one).toEqual(other);
  });

  test('is never made where a named file is missing', async () => {
    await expect(masterKeys({ MASTER_KEY_FILE: join(folder, 'gone') }, join(folder, 'own'))).rejects.toThrow(
      'ENOENT',
    );
    await expect(masterKeys({})).rejects.toThrow('Set MASTER_KEY or MASTER_KEY_FILE');
  });

  test('has 32 bytes; the message says how many there are, and not which', async () => {
    const short = Buffer.alloc(16, 7).toString('base64');
    await expect(masterKeys({ MASTER_KEY: short })).rejects.toThrow(
      'MASTER_KEY must hold 32 bytes, base64; these are 16.',
    );
    const own = join(folder, 'own');
    await writeFile(own, '');
    await expect(masterKeys({}, own)).rejects.toThrow('these are 0');
  });

  test('is replaced whole in its file, for its owner only', async () => {
    const file = join(folder, 'named');
    await writeFile(file, text);
    await keyFile(file).replace?.([before, key]);
    expect(await keyFile(file).read()).toEqual([before, key]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  // There the kernel takes no files, from root neither.
  const testOnLinux = process.platform === 'linux' ? test : test.skip;

  testOnLinux('is not replaced where nobody can write, who is told what to do', async () => {
    const refused = keyFile('/sys/journal.key').replace?.([before, key]);
    await expect(refused).rejects.toThrow("/sys/journal.key can't be written from here");
  });

  // Whoever may write everywhere is not refused.
  const testOfRefusal = process.getuid?.() === 0 ? test.skip : test;

  testOfRefusal(
    'is left as it is where its file belongs to somebody else, who is told what to do',
    async () => {
      const file = join(folder, 'named');
      await writeFile(file, text);
      await chmod(folder, 0o500);
      try {
        await expect(keyFile(file).replace?.([before, key])).rejects.toThrow(
          'its first line is the current key',
        );
        expect(await keyFile(file).read()).toEqual([key]);
      } finally {
        await chmod(folder, 0o700);
      }
    },
  );
});

describe('a key service', () => {
  const service = () => ({
    KMS_URL: 'https://keys.example.org:8200',
    KMS_KEY: 'journal',
    KMS_TOKEN_FILE: join(folder, 'token'),
  });

  test('is named by all that it takes to ask it; no key is made beside it', async () => {
    await writeFile(join(folder, 'token'), 'secret\n');
    await masterKeys(service(), join(folder, 'own'));
    await expect(stat(join(folder, 'own'))).rejects.toThrow('ENOENT');
  });

  test('is refused with everything that is wrong with it', async () => {
    const wrong = { KMS_URL: 'http://keys.example.org', KMS_KEY: 'a b', KMS_MOUNT: '/transit' };
    await expect(masterKeys(wrong)).rejects.toThrow(
      /KMS_URL must begin with https[^]*KMS_KEY must[^]*KMS_MOUNT must[^]*KMS_TOKEN_FILE must name a file/,
    );
    await expect(masterKeys(service())).rejects.toThrow("KMS_TOKEN_FILE names a file that can't be read");
  });
});
