import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** The first day that the format knows, in local time as it stores it: no clock stands in a bundle. */
export const LONG_AGO = new Date(1980, 0, 1);

/**
 * Packs files into a .zip, the same files always into the same bytes: stored, so that no version of a
 * compressor matters.
 */
export async function zipOf(files: ReadonlyMap<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of files) {
    zip.addBuffer(Buffer.from(text, 'utf8'), name, {
      mtime: LONG_AGO,
      compress: false,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Writes a bundle as a .zip. */
export async function writeZip(path: string, files: ReadonlyMap<string, string>): Promise<void> {
  await writeFile(path, await zipOf(files));
}
