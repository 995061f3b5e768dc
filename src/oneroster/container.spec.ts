import { describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBundle } from './bundle.js';
import type { BundleError } from './roster.js';
import { specimen } from './specimen.js';
import { writeZip, zipOf } from './zip.js';

async function inTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Reads a specimen's archive after its bytes have been tampered with. */
async function errorsOfArchive(
  tamper: (zip: Buffer) => Buffer,
  files: ReadonlyMap<string, string> = specimen(),
): Promise<readonly BundleError[]> {
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, 'bundle.zip');
    await writeFile(path, tamper(await zipOf(files)));
    const reading = await readBundle(path);
    return reading.ok ? [] : reading.errors;
  });
}

/** The central directory's record of a file, which begins 46 bytes before the last mention of its name. */
const recordOf = (zip: Buffer, name: string) => zip.subarray(zip.lastIndexOf(name) - 46);

/** The method of compression in such a record; the size of what is merely stored is checked differently. */
const DEFLATE = 8;

describe('a bundle', () => {
  test('reads the same from a folder and from an archive', () =>
    inTemporaryFolder(async (folder) => {
      const unpacked = join(folder, 'bundle');
      await mkdir(join(unpacked, 'photos'), { recursive: true });
      for (const [name, text] of specimen()) await writeFile(join(unpacked, name), text);
      await writeZip(join(folder, 'bundle.zip'), new Map([...specimen(), ['photos/readme.txt', 'none']]));
      const [fromFolder, fromArchive] = [
        await readBundle(unpacked),
        await readBundle(join(folder, 'bundle.zip')),
      ];
      if (!fromFolder.ok || !fromArchive.ok) throw new Error('a valid bundle was refused');
      const { ignored, ...roster } = fromArchive.roster;
      expect(fromFolder.roster).toMatchObject(roster);
      expect(ignored[0]).toMatchObject({ file: 'photos/readme.txt' });
      expect(fromFolder.roster.ignored[0]).toMatchObject({ file: 'photos' });
    }));

  test('packs into the same bytes each time', async () => {
    expect((await zipOf(specimen())).equals(await zipOf(specimen()))).toBe(true);
  });

  test('that is not there, or is no archive, is an error and not an exception', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'bundle.zip');
      expect(await readBundle(path)).toMatchObject({ ok: false, errors: [{ file: 'bundle.zip', line: 0 }] });
      await writeFile(path, 'no archive at all, though long enough to hold the end of one'.repeat(3));
      expect(await readBundle(path)).toMatchObject({ ok: false, errors: [{ file: 'bundle.zip', line: 0 }] });
    }));
});

describe('an archive', () => {
  test('that climbs out of itself is refused', async () => {
    const files = new Map([...specimen(), ['xx/evil.csv', 'a']]);
    const errors = await errorsOfArchive(
      (zip) => Buffer.from(zip.toString('latin1').replaceAll('xx/evil.csv', '../evil.csv'), 'latin1'),
      files,
    );
    expect(errors).toMatchObject([{ file: 'bundle.zip', message: expect.stringContaining('../evil.csv') }]);
  });

  test('with an encrypted file is told of that file', async () => {
    const errors = await errorsOfArchive((zip) => {
      const record = recordOf(zip, 'users.csv');
      record.writeUInt16LE(record.readUInt16LE(8) | 1, 8);
      record.writeUInt16LE(DEFLATE, 10);
      return zip;
    });
    expect(errors).toContainEqual(
      expect.objectContaining({ file: 'users.csv', message: expect.stringContaining('encrypted') }),
    );
  });

  test('with a file too large is told so before anything of it is read', async () => {
    const errors = await errorsOfArchive((zip) => {
      recordOf(zip, 'users.csv').writeUInt32LE(2 ** 30, 24);
      recordOf(zip, 'users.csv').writeUInt16LE(DEFLATE, 10);
      return zip;
    });
    expect(errors).toContainEqual(
      expect.objectContaining({ file: 'users.csv', message: expect.stringContaining('1073741824 bytes') }),
    );
  });

  test('with a damaged file is told of that file', async () => {
    const errors = await errorsOfArchive((zip) => {
      zip.write('X', zip.indexOf('Hill School'));
      return zip;
    });
    expect(errors).toContainEqual(
      expect.objectContaining({ file: 'orgs.csv', message: expect.stringContaining('checksum') }),
    );
  });
});
