import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { BundleFile } from './verifier/bundle-format.js';

export type ProofFiles = Readonly<Record<BundleFile, string | Buffer>>;

/** The first day that the format knows, in local time as it stores it: the same files make the same bytes. */
const LONG_AGO = new Date(1980, 0, 1);

/** Packs the files of a bundle. */
export const zipProof = (files: ProofFiles): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name, { mtime: LONG_AGO, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
};
