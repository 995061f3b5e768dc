import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testKey } from '../../../test/support/test-log.js';
import { verifiedBy } from '../transparency/signed-note.js';
import { witnessKey } from './key-file.js';

const NAME = 'ministry.example/witness';
const TEXT = 'text\n';

describe('a witness’s key', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'key-'));
    file = join(folder, 'made', 'key');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made once, for its owner only, and signs the same afterwards', async () => {
    const made = await witnessKey(file, NAME);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const read = await witnessKey(file, NAME);
    expect([made.isNew, read.isNew]).toEqual([true, false]);
    expect(read.key.vkey).toBe(made.key.vkey);
    const note = { text: TEXT, signatures: [read.key.sign(TEXT, 1_000)] };
    expect(verifiedBy(note, [made.key])).toEqual([{ key: made.key, time: 1 }]);
  });

  it('is another one in another file', async () => {
    const [one, other] = await Promise.all([witnessKey(file, NAME), witnessKey(join(folder, 'other'), NAME)]);
    expect(one.key.vkey).not.toBe(other.key.vkey);
  });

  it('signs in one name', async () => {
    await witnessKey(file, NAME);
    await expect(witnessKey(file, 'other.example/witness')).rejects.toThrow(
      `${file} holds the key of ${NAME}; give another --key-file to other.example/witness.`,
    );
    await expect(witnessKey(join(folder, 'other'), 'two words')).rejects.toThrow('name of a key');
  });

  it('is refused where the file was changed, and never made anew over it', async () => {
    const { key } = await witnessKey(file, NAME);
    const text = await readFile(file, 'utf8');
    const other = testKey('witness', NAME).keyId.toString('hex');
    for (const [changed, reason] of [
      ['', 'no key'],
      [text.slice(8), 'no key'],
      [text.slice(0, -3), 'no key'],
      [text.replace('+B', '+Q'), 'no key'],
      [key.vkey, 'no key'],
      [text.replace(key.keyId.toString('hex'), other), 'changed'],
    ] as const) {
      await writeFile(file, changed);
      await expect(witnessKey(file, NAME)).rejects.toThrow(reason);
      expect(await readFile(file, 'utf8')).toBe(changed);
    }
  });
});
