import { joined, subtreesOf, type Hash } from './merkle.js';
import { HASH_BYTES, hashInTile, rightEdgeOf, TILE_WIDTH, tileOf, type TileId } from './tiles.js';

export interface Tile extends TileId {
  readonly hashes: Buffer;
}

/**
 * The right edge of a tree: what has to be known to let it grow and to tell its root. Full tiles need not be kept.
 */
export class GrowingTree {
  private count = 0;
  /** By level, the hashes of the tile that isn't full yet. */
  private readonly edge: Hash[][] = [];
  private readonly filled: Tile[] = [];
  private readonly grown = new Set<number>();

  /** A tree of a size, from the tiles at its right edge. */
  static async of(size: number, read: (tile: TileId) => Promise<Buffer>): Promise<GrowingTree> {
    const tree = new GrowingTree();
    tree.count = size;
    for (const { width, ...tile } of rightEdgeOf(size)) {
      const hashes = await read(tile);
      tree.edge[tile.level] = Array.from({ length: width }, (_, at) =>
        Buffer.from(hashInTile(hashes, at, 1)),
      );
    }
    return tree;
  }

  get size(): number {
    return this.count;
  }

  append(leaf: Hash): void {
    this.count++;
    this.place(0, leaf);
  }

  root(): Hash {
    return joined(
      subtreesOf({ start: 0, end: this.count }).map((subtree) => {
        const { level, from, count } = tileOf(subtree);
        return hashInTile(this.hashesAt(level), from, count);
      }),
    );
  }

  /** The tiles that have grown since they were last taken, as they are now. */
  takeGrown(): readonly Tile[] {
    const partial = [...this.grown].map((level) => ({
      level,
      index: Math.floor(this.count / TILE_WIDTH ** (level + 1)),
      hashes: this.hashesAt(level),
    }));
    this.grown.clear();
    return [...this.filled.splice(0), ...partial];
  }

  private place(level: number, hash: Hash): void {
    const hashes = (this.edge[level] ??= []);
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) {
      this.grown.add(level);
      return;
    }
    const full = this.hashesAt(level);
    this.edge[level] = [];
    this.grown.delete(level);
    const index = Math.floor(this.count / TILE_WIDTH ** (level + 1)) - 1;
    this.filled.push({ level, index, hashes: full });
    this.place(level + 1, hashInTile(full, 0, TILE_WIDTH));
  }

  private hashesAt(level: number): Buffer {
    const hashes = this.edge[level] ?? [];
    return Buffer.concat(hashes, hashes.length * HASH_BYTES);
  }
}
