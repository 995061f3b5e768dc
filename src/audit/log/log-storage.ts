import type { Db } from '../../eventing/document-store.js';
import type { Hash } from '../transparency/merkle.js';
import type { TileId } from '../transparency/tiles.js';
import { ClaimedLog } from './claimed-log.js';
import {
  logCollections,
  NOTHING,
  STATE,
  tileIdOf,
  type LogCollections,
  type LogState,
} from './log-collections.js';

const BUFFERS = { promoteBuffers: true } as const;

/** The tiles and entries of the log in a database. What is written beyond the state counts for nothing. */
export class LogStorage {
  private readonly collections: LogCollections;

  constructor(db: Db) {
    this.collections = logCollections(db);
  }

  async state(): Promise<LogState> {
    const found = await this.collections.states.findOne({ _id: STATE });
    if (!found) return NOTHING;
    return { size: found.size, position: found.position, bundleAfter: found.bundleAfter };
  }

  /** Takes the log over, to let it grow. @throws LogMovedOn where another takes it over at the same time */
  claim(): Promise<ClaimedLog> {
    return ClaimedLog.of(this.collections);
  }

  /** A tile's hashes, as many as there are. */
  async tile(id: TileId): Promise<Buffer> {
    const found = await this.collections.tiles.findOne({ _id: tileIdOf(id) }, BUFFERS);
    return found?.hashes ?? Buffer.alloc(0);
  }

  /** A bundle of entries, as far as it is filled. */
  async bundle(index: number): Promise<Buffer> {
    const found = await this.collections.bundles.findOne({ _id: index }, BUFFERS);
    return found?.bytes ?? Buffer.alloc(0);
  }

  /** The tags of streams, of those that have one. */
  async tagsOf(streams: readonly string[]): Promise<ReadonlyMap<string, Hash>> {
    const found = await this.collections.streams.find({ _id: { $in: [...streams] } }, BUFFERS).toArray();
    return new Map(found.map(({ _id, tag }) => [_id, tag]));
  }
}
