import { decodeBundle, decodeEntry } from '../transparency/entry.js';
import type { Hash, Range, Subtree } from '../transparency/merkle.js';
import type { CountProof } from '../transparency/stream-tree.js';
import { HASH_BYTES, TILE_WIDTH, type Resource } from '../transparency/tiles.js';
import type { Checkpoints, GivenCheckpoint } from './checkpoints.js';
import type { LogKeys } from './log-keys.js';
import type { LogStorage } from './log-storage.js';
import { StreamLeaves } from './stream-leaves.js';
import type { TreeReader } from './tree-reader.js';

export interface LogReaderOptions {
  readonly storage: LogStorage;
  readonly tree: TreeReader;
  readonly checkpoints: Checkpoints;
  readonly keys: LogKeys;
}

/** Reads the log as it was given out, in whichever process it grows. */
export class LogReader {
  /** The streams up to a leaf; read from the entries when they are first asked for, and on from there. */
  private streams = new StreamLeaves();
  private reading: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: LogReaderOptions) {}

  newest(): Promise<GivenCheckpoint | undefined> {
    return this.options.checkpoints.newest();
  }

  /** The last checkpoint of each day, the oldest first. */
  async earlier(): Promise<readonly string[]> {
    return (await this.options.checkpoints.lastOfDays()).map(({ note }) => note);
  }

  /** The vkeys of the keys that the log has or had. */
  async keys(): Promise<readonly string[]> {
    return (await this.options.keys.all()).map(({ vkey }) => vkey);
  }

  hashes(subtrees: readonly Subtree[]): Promise<readonly Hash[]> {
    return this.options.tree.hashes(subtrees);
  }

  async entries({ start, end }: Range): Promise<readonly Buffer[]> {
    const found: Buffer[] = [];
    for (let index = Math.floor(start / TILE_WIDTH); index * TILE_WIDTH < end; index++) {
      const first = index * TILE_WIDTH;
      const entries = decodeBundle(await this.options.storage.bundle(index));
      found.push(...entries.slice(Math.max(0, start - first), end - first));
    }
    return found;
  }

  /** The leaves of a stream's events within a size, in the order of their revisions; undefined where there are none. */
  async leavesOf(stream: Hash, size: number): Promise<readonly number[] | undefined> {
    const indexed = size - (size % TILE_WIDTH);
    const known = await this.streamsUpTo(indexed);
    const leaves = known.leavesOf(stream).filter((leaf) => leaf < indexed);
    (await this.entries({ start: indexed, end: size })).forEach((bytes, place) => {
      const entry = decodeEntry(bytes);
      if (entry.kind === 'event' && entry.stream.equals(stream)) leaves.push(indexed + place);
    });
    return leaves.length === 0 ? undefined : leaves;
  }

  /** What leads from a stream's number of events to the index entry at a leaf. */
  async countOf(stream: Hash, indexLeaf: number): Promise<CountProof | undefined> {
    return (await this.streamsUpTo(indexLeaf + 1)).prove(stream);
  }

  /** A tile or bundle at a width, as far as a checkpoint that was given out reaches. */
  async resource({ level, index, width }: Resource): Promise<Buffer | undefined> {
    const { size = 0 } = (await this.newest()) ?? {};
    const hashes = Math.floor(size / (level === 'entries' ? 1 : TILE_WIDTH ** level));
    if (index * TILE_WIDTH + width > hashes) return undefined;
    if (level !== 'entries') {
      return (await this.options.tree.tile({ level, index })).subarray(0, width * HASH_BYTES);
    }
    const bundle = await this.options.storage.bundle(index);
    const length = decodeBundle(bundle, width).reduce((sum, entry) => sum + 2 + entry.length, 0);
    return bundle.subarray(0, length);
  }

  /** The streams as the first `size` entries have them. */
  private streamsUpTo(size: number): Promise<StreamLeaves> {
    const next = this.reading.then(async () => {
      // What is older than what was last asked for is gathered anew: that is rare.
      const streams = this.streams.size <= size ? this.streams : new StreamLeaves();
      while (streams.size < size) {
        const end = Math.min(size, streams.size + TILE_WIDTH);
        const entries = await this.entries({ start: streams.size, end });
        if (entries.length < end - streams.size) {
          throw new Error('The log has fewer entries than its checkpoint says.');
        }
        for (const entry of entries) streams.add(entry);
      }
      return streams;
    });
    this.reading = next.catch(() => undefined);
    return next;
  }
}
