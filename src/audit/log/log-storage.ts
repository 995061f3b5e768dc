import { passingOverDuplicates, type Collection, type Db } from '../../eventing/document-store.js';
import type { Position } from '../../eventing/position.js';
import { decodeBundle, encodeBundle } from '../transparency/entry.js';
import type { Hash } from '../transparency/merkle.js';
import { HASH_BYTES, rightEdgeOf, TILE_WIDTH, type TileId } from '../transparency/tiles.js';
import type { Grown } from './growth.js';

/** How far the log has been written down. */
export interface LogState {
  readonly size: number;
  /** Of the last event that has an entry. */
  readonly position: Position;
  /** Of the last event before the bundle at the end of the log. */
  readonly bundleAfter: Position;
}

interface StoredTile {
  readonly _id: string;
  readonly level: number;
  readonly index: number;
  readonly width: number;
  readonly hashes: Buffer;
}

interface StoredBundle {
  readonly _id: number;
  readonly width: number;
  readonly bytes: Buffer;
}

interface StoredStream {
  readonly _id: string;
  readonly tag: Buffer;
}

type StoredState = LogState & { readonly _id: string };

const STATE = 'log';
const BUFFERS = { promoteBuffers: true } as const;

/** Somebody else writes the same log. What was to be written is not. */
export class LogMovedOn extends Error {
  override readonly name = 'LogMovedOn';
}

/** The tiles and entries of the log in a database. What is written beyond the state counts for nothing. */
export class LogStorage {
  private readonly tiles: Collection<StoredTile>;
  private readonly bundles: Collection<StoredBundle>;
  private readonly streams: Collection<StoredStream>;
  private readonly states: Collection<StoredState>;

  constructor(db: Db) {
    this.tiles = db.collection('tiles');
    this.bundles = db.collection('entries');
    this.streams = db.collection('streams');
    this.states = db.collection('log');
  }

  /** Undefined where there is no log yet. */
  async state(): Promise<LogState | undefined> {
    const found = await this.states.findOne({ _id: STATE });
    return found ? { size: found.size, position: found.position, bundleAfter: found.bundleAfter } : undefined;
  }

  /** A tile's hashes, as many as there are. */
  async tile({ level, index }: TileId): Promise<Buffer> {
    const found = await this.tiles.findOne({ _id: idOf({ level, index }) }, BUFFERS);
    return found?.hashes ?? Buffer.alloc(0);
  }

  /** A bundle of entries, as far as it is filled. */
  async bundle(index: number): Promise<Buffer> {
    const found = await this.bundles.findOne({ _id: index }, BUFFERS);
    return found?.bytes ?? Buffer.alloc(0);
  }

  /** The tags of streams, of those that have one. */
  async tagsOf(streams: readonly string[]): Promise<ReadonlyMap<string, Hash>> {
    const found = await this.streams.find({ _id: { $in: [...streams] } }, BUFFERS).toArray();
    return new Map(found.map(({ _id, tag }) => [_id, tag]));
  }

  /**
   * Writes down what has grown, and then that it counts.
   * @throws LogMovedOn where the log is not as long any more as it was before
   */
  async save(
    { tiles, bundles }: Grown,
    tags: ReadonlyMap<string, Hash>,
    before: LogState | undefined,
    state: LogState,
  ): Promise<void> {
    await Promise.all([
      this.widen(
        this.tiles,
        tiles.map(({ level, index, hashes }) => ({
          _id: idOf({ level, index }),
          ...{ level, index, width: hashes.length / HASH_BYTES, hashes },
        })),
      ),
      this.widen(
        this.bundles,
        bundles.map(({ index, width, bytes }) => ({ _id: index, width, bytes })),
      ),
      this.nameStreams(tags),
    ]);
    await this.move(before, state);
  }

  /** Removes what was written beyond the state. */
  async trim({ size }: LogState): Promise<void> {
    const edge = new Map(rightEdgeOf(size).map((tile) => [tile.level, tile]));
    for (let level = 0; level < 8; level++) {
      const index = Math.floor(size / TILE_WIDTH ** (level + 1));
      const width = edge.get(level)?.width ?? 0;
      await this.tiles.deleteMany({ level, index: { $gt: index } });
      const hashes = (await this.tile({ level, index })).subarray(0, width * HASH_BYTES);
      const _id = idOf({ level, index });
      if (width === 0) await this.tiles.deleteOne({ _id });
      else await this.tiles.replaceOne({ _id }, { level, index, width, hashes });
    }
    const last = Math.floor(size / TILE_WIDTH);
    const entries = decodeBundle(await this.bundle(last), size % TILE_WIDTH);
    await this.bundles.deleteMany({ _id: { $gt: last } });
    if (entries.length === 0) await this.bundles.deleteOne({ _id: last });
    else
      await this.bundles.replaceOne({ _id: last }, { width: entries.length, bytes: encodeBundle(entries) });
  }

  /** Replaces what is not as wide yet: two who write the same log do each other's work and no harm. */
  private async widen<Doc extends { readonly _id: string | number; readonly width: number }>(
    collection: Collection<Doc>,
    documents: readonly Doc[],
  ): Promise<void> {
    if (documents.length === 0) return;
    const writes = documents.map((document) => ({
      replaceOne: {
        filter: { _id: document._id, width: { $lt: document.width } } as never,
        replacement: document as never,
        upsert: true,
      },
    }));
    await passingOverDuplicates(collection.bulkWrite(writes, { ordered: false }));
  }

  private async nameStreams(tags: ReadonlyMap<string, Hash>): Promise<void> {
    if (tags.size === 0) return;
    const named = [...tags].map(([_id, tag]) => ({ _id, tag }));
    await passingOverDuplicates(this.streams.insertMany(named, { ordered: false }));
  }

  private async move(before: LogState | undefined, state: LogState): Promise<void> {
    if (before) {
      const { matchedCount } = await this.states.replaceOne({ _id: STATE, size: before.size }, state);
      if (matchedCount === 0) throw new LogMovedOn('Another process writes the log.');
    } else {
      await this.states.insertOne({ _id: STATE, ...state });
    }
  }
}

const idOf = ({ level, index }: TileId): string => `${level.toString()}/${index.toString()}`;
