import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { LONG_AGO } from '../zip.js';
import type { Advance, RosterExport } from './export.js';

/**
 * Writes an export as a .zip that is there as a whole or not at all; nobody else on the machine may read it.
 * @returns the bytes of each file before it was packed.
 */
export const writeExport = async (
  path: string,
  { files }: Pick<RosterExport, 'files'>,
  advance: (file: string) => Advance,
): Promise<ReadonlyMap<string, number>> => {
  const sizes = new Map<string, number>();
  const zip = new ZipFile();
  const packed = zip.outputStream as Readable;
  zip.on('error', (error: Error) => packed.destroy(error));
  for (const [name, pieces] of files) {
    zip.addReadStreamLazy(name, { mtime: LONG_AGO, forceDosTimestamp: true }, (take) => {
      const text = Readable.from(pieces(advance(name)));
      const counted = text.pipe(counting((bytes) => sizes.set(name, (sizes.get(name) ?? 0) + bytes)));
      text.on('error', (error) => packed.destroy(error));
      take(null, counted);
    });
  }
  zip.end();
  const unfinished = `${path}.unfinished`;
  try {
    await pipeline(packed, createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return sizes;
};

/** Passes on what comes, as bytes, and tells how many they are. */
const counting = (count: (bytes: number) => void): Transform =>
  new Transform({
    writableObjectMode: true,
    transform(piece: string, _, done) {
      const bytes = Buffer.from(piece, 'utf8');
      count(bytes.length);
      done(null, bytes);
    },
  });
