import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { fault, type Fault } from './faults.js';
import type { Report } from './report.js';

/** A school's bundle is a few megabytes; beyond this somebody is filling our memory. */
export const MAX_FILE_BYTES = 64 * 2 ** 20;
const MAX_FILES = 1_000;

/**
 * The files of a bundle by name; one that is there and can't be read has no bytes. Folders within the
 * bundle are passed over, since the standard has every file at the top.
 */
export type BundleFiles = ReadonlyMap<string, Buffer | undefined>;

/** Reads a folder or a .zip. What can't be read is reported; of a broken archive nothing is returned. */
export async function readContainer(path: string, report: Report): Promise<BundleFiles | undefined> {
  return reading(basename(path), report, async (files) => {
    if ((await stat(path)).isDirectory()) return readFolder(path, files, report);
    return readZip(await openPromise(path, { strictFileNames: true }), files, report);
  });
}

/** Reads a .zip that is in memory, whose files have no more than some bytes together. */
export async function readUploaded(
  zip: Buffer,
  mostBytes: number,
  report: Report,
): Promise<BundleFiles | undefined> {
  return reading('bundle.zip', report, async (files) =>
    readZip(await fromBufferPromise(zip, { strictFileNames: true }), files, report, mostBytes),
  );
}

async function reading(
  name: string,
  report: Report,
  read: (files: Map<string, Buffer | undefined>) => Promise<void>,
): Promise<BundleFiles | undefined> {
  const files = new Map<string, Buffer | undefined>();
  try {
    await read(files);
    return files;
  } catch (error) {
    report.error(name, 0, '', faultOf(error, 'bundle-unreadable'));
    return undefined;
  }
}

/** What is wrong is known, and said otherwise than by those who unpack archives. */
class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

function faultOf(error: unknown, otherwise: 'bundle-unreadable' | 'file-damaged'): Fault {
  return error instanceof Unreadable ? error.fault : fault(otherwise, { reason: reasonOf(error) });
}

async function readFolder(
  path: string,
  files: Map<string, Buffer | undefined>,
  report: Report,
): Promise<void> {
  for (const name of (await readdir(path)).sort()) {
    const found = await stat(join(path, name));
    if (!found.isFile()) {
      report.ignore(name, 0, '', 'not a file at the top of the bundle');
      continue;
    }
    if (files.size >= MAX_FILES) throw new Unreadable(TOO_MANY);
    const isTooLarge = found.size > MAX_FILE_BYTES;
    if (isTooLarge) report.error(name, 0, '', tooLarge(found.size));
    files.set(name, isTooLarge ? undefined : await readFile(join(path, name)));
  }
}

async function readZip(
  zip: ZipFile,
  files: Map<string, Buffer | undefined>,
  report: Report,
  mostBytes = Infinity,
): Promise<void> {
  try {
    let entries = 0;
    let bytes = 0;
    // The iterator fails on a name that is absolute or climbs out of the archive: nothing of that is read.
    for await (const entry of zip.eachEntry()) {
      entries += 1;
      if (entries > MAX_FILES) throw new Unreadable(TOO_MANY);
      bytes += entry.uncompressedSize;
      if (bytes > mostBytes) throw new Unreadable(fault('too-many-bytes', { most: mostBytes }));
      await readEntry(zip, entry, files, report);
    }
  } finally {
    zip.close();
  }
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  files: Map<string, Buffer | undefined>,
  report: Report,
): Promise<void> {
  const name = entry.fileName;
  if (name.includes('/')) {
    report.ignore(name, 0, '', 'not a file at the top of the bundle');
    return;
  }
  const refusal = files.has(name) ? fault('file-twice') : refusalOf(entry);
  files.set(name, undefined);
  if (refusal) {
    report.error(name, 0, '', refusal);
    return;
  }
  try {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(bytes) !== entry.crc32) throw new Unreadable(fault('file-checksum-wrong'));
    files.set(name, bytes);
  } catch (error) {
    report.error(name, 0, '', faultOf(error, 'file-damaged'));
  }
}

function reasonOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}

function refusalOf(entry: Entry): Fault | undefined {
  if (entry.isEncrypted()) return fault('file-encrypted');
  if (entry.uncompressedSize > MAX_FILE_BYTES) return tooLarge(entry.uncompressedSize);
  if (!entry.canDecodeFileData()) {
    return fault('file-compressed-otherwise', { method: entry.compressionMethod });
  }
  return undefined;
}

const TOO_MANY = fault('too-many-files', { most: MAX_FILES });

function tooLarge(bytes: number): Fault {
  return fault('file-oversized', { bytes, most: MAX_FILE_BYTES });
}
