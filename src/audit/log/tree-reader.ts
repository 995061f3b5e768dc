import { LRUCache } from 'lru-cache';
import { joined, subtreesOf, type Hash, type Range, type Subtree } from '../transparency/merkle.js';
import { HASH_BYTES, hashesFrom, TILE_WIDTH, type TileId } from '../transparency/tiles.js';
import type { LogStorage } from './log-storage.js';

/** Reads hashes of the log's tree from its tiles, of which the full ones never change. */
export class TreeReader {
  private readonly full = new LRUCache<string, Buffer>({ max: 2_000 });

  constructor(private readonly storage: Pick<LogStorage, 'tile'>) {}

  hashes(subtrees: readonly Subtree[]): Promise<readonly Hash[]> {
    return hashesFrom(subtrees, (tile) => this.tile(tile));
  }

  /** The hashes over ranges of leaves, such as a proof consists of. */
  async hashesOver(ranges: readonly Range[]): Promise<readonly Hash[]> {
    const parts = ranges.map(subtreesOf);
    const hashes = await this.hashes(parts.flat());
    let taken = 0;
    return parts.map(({ length }) => joined(hashes.slice(taken, (taken += length))));
  }

  /** A tile's hashes, as many as there are. */
  async tile(tile: TileId): Promise<Buffer> {
    const key = `${tile.level.toString()}/${tile.index.toString()}`;
    const kept = this.full.get(key);
    if (kept) return kept;
    const hashes = await this.storage.tile(tile);
    if (hashes.length === TILE_WIDTH * HASH_BYTES) this.full.set(key, hashes);
    return hashes;
  }
}
