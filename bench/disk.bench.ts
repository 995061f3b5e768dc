import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './bench.js';
import { count, megabytes } from './figures.js';

/** What the events take on disk, and what is made of them. */
export const disk: Bench = ({ withCopy, school }) =>
  withCopy(async (dataDir) => {
    const [events, documents, queue] = await Promise.all(
      ['event-store', 'document-store', 'queue'].map((folder) => takenBy(join(dataDir, folder))),
    );
    const perEvent = (bytes = 0) => `${count(bytes / school.events)} bytes an event (${megabytes(bytes)})`;
    return [
      {
        what: `on disk with ${count(school.events)} events, after the fill`,
        measured: `event store ${perEvent(events)}; document store ${perEvent(documents)}; queue ${megabytes(queue ?? 0)} with nothing in it`,
        bars: [],
      },
    ];
  });

const BLOCK = 512;

/** Bytes on disk, of a folder and what is in it: files may have holes, and take whole blocks. */
const takenBy = async (path: string): Promise<number> => {
  const found = await stat(path);
  const inside = found.isDirectory() ? await readdir(path) : [];
  const sizes = await Promise.all(inside.map((name) => takenBy(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, found.blocks * BLOCK);
};
