import { isDuplicate, passingOverDuplicates, type Collection } from '../../eventing/document-store.js';
import { decodeBundle, encodeBundle } from '../transparency/entry.js';
import type { Hash } from '../transparency/merkle.js';
import { HASH_BYTES, rightEdgeOf, TILE_WIDTH } from '../transparency/tiles.js';
import type { Grown } from './growth.js';
import { NOTHING, STATE, tileIdOf, type LogCollections, type LogState } from './log-collections.js';

/** Somebody else writes the same log. What was to be written is not. */
export class LogMovedOn extends Error {
  override readonly name = 'LogMovedOn';

  constructor() {
    super('Another process writes the log.');
  }
}

/**
 * The log as one builder writes it. Each claim has a higher epoch than the one before, and everything is written with
 * it: a builder that was taken over, and whose writes come late, changes nothing any more that its successor counts on.
 */
export class ClaimedLog {
  private constructor(
    private readonly collections: LogCollections,
    private readonly epoch: number,
    private last: LogState,
  ) {}

  /**
   * Takes the log over from whoever wrote it, as far as it was written down. What is beyond is removed.
   * @throws LogMovedOn where another takes it over at the same time
   */
  static async of(collections: LogCollections): Promise<ClaimedLog> {
    const found = await collections.states.findOne({ _id: STATE });
    const { size, position, bundleAfter } = found ?? NOTHING;
    const state = { size, position, bundleAfter };
    const claimed = new ClaimedLog(collections, (found?.epoch ?? 0) + 1, state);
    if (found) await claimed.move({ size, epoch: found.epoch }, state);
    else await claimed.begin();
    await claimed.trim();
    return claimed;
  }

  get state(): LogState {
    return this.last;
  }

  /**
   * Writes down what has grown, and then that it counts.
   * @throws LogMovedOn where another has taken the log over
   */
  async save({ tiles, bundles }: Grown, tags: ReadonlyMap<string, Hash>, state: LogState): Promise<void> {
    await Promise.all([
      this.write(
        this.collections.tiles,
        tiles.map(({ level, index, hashes }) => ({
          _id: tileIdOf({ level, index }),
          ...{ level, index, width: hashes.length / HASH_BYTES, hashes },
        })),
      ),
      this.write(
        this.collections.bundles,
        bundles.map(({ index, width, bytes }) => ({ _id: index, width, bytes })),
      ),
      this.nameStreams(tags),
    ]);
    await this.move({ size: this.last.size, epoch: this.epoch }, state);
    this.last = state;
  }

  private async move(
    { size, epoch }: { readonly size: number; readonly epoch: number | undefined },
    state: LogState,
  ): Promise<void> {
    const before = { _id: STATE, size, epoch: epoch ?? { $exists: false } };
    const { states } = this.collections;
    const { matchedCount } = await states.replaceOne(before, { ...state, epoch: this.epoch });
    if (matchedCount === 0) throw new LogMovedOn();
  }

  private async begin(): Promise<void> {
    try {
      await this.collections.states.insertOne({ _id: STATE, ...this.last, epoch: this.epoch });
    } catch (error) {
      throw isDuplicate(error) ? new LogMovedOn() : error;
    }
  }

  /** Removes what was written beyond the state. */
  private async trim(): Promise<void> {
    const { tiles, bundles } = this.collections;
    const { size } = this.last;
    const edge = new Map(rightEdgeOf(size).map((tile) => [tile.level, tile]));
    for (let level = 0; level < 8; level++) {
      const index = Math.floor(size / TILE_WIDTH ** (level + 1));
      const _id = tileIdOf({ level, index });
      const width = edge.get(level)?.width ?? 0;
      await tiles.deleteMany({ level, index: { $gt: index }, ...this.ours() });
      const found = width === 0 ? undefined : await tiles.findOne({ _id }, { promoteBuffers: true });
      if (!found) await tiles.deleteOne({ _id, ...this.ours() });
      else {
        const hashes = found.hashes.subarray(0, width * HASH_BYTES);
        await this.write(tiles, [{ _id, level, index, width, hashes }]);
      }
    }
    const last = Math.floor(size / TILE_WIDTH);
    await bundles.deleteMany({ _id: { $gt: last }, ...this.ours() });
    const found = await bundles.findOne({ _id: last }, { promoteBuffers: true });
    const entries = decodeBundle(found?.bytes ?? Buffer.alloc(0), size % TILE_WIDTH);
    if (entries.length === 0) await bundles.deleteOne({ _id: last, ...this.ours() });
    else await this.write(bundles, [{ _id: last, width: entries.length, bytes: encodeBundle(entries) }]);
  }

  /** Whatever no later builder wrote. */
  private ours() {
    return { $or: [{ epoch: { $lte: this.epoch } }, { epoch: { $exists: false } }] };
  }

  private async write<Doc extends { readonly _id: string | number }>(
    collection: Collection<Doc & { readonly epoch?: number }>,
    documents: readonly Doc[],
  ): Promise<void> {
    if (documents.length === 0) return;
    const writes = documents.map((document) => ({
      replaceOne: {
        filter: { _id: document._id, ...this.ours() } as never,
        replacement: { ...document, epoch: this.epoch } as never,
        upsert: true,
      },
    }));
    // What a later builder wrote isn't found, and then the id is taken.
    await passingOverDuplicates(collection.bulkWrite(writes, { ordered: false }));
  }

  private async nameStreams(tags: ReadonlyMap<string, Hash>): Promise<void> {
    if (tags.size === 0) return;
    const named = [...tags].map(([_id, tag]) => ({ _id, tag }));
    await passingOverDuplicates(this.collections.streams.insertMany(named, { ordered: false }));
  }
}
