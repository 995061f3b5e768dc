import { encodeBundle, encodeEntry, isIndexPlace } from '../transparency/entry.js';
import type { GrowingTree, Tile } from '../transparency/growing-tree.js';
import { leafHash, type Hash } from '../transparency/merkle.js';
import { TILE_WIDTH } from '../transparency/tiles.js';
import type { StreamLeaves } from './stream-leaves.js';

/** 256 entries that lie side by side, or fewer at the end of the log. */
export interface Bundle {
  readonly index: number;
  readonly width: number;
  /** As C2SP tlog-tiles encodes it. */
  readonly bytes: Buffer;
}

/** What is written down of a log since it was last. */
export interface Grown {
  readonly tiles: readonly Tile[];
  readonly bundles: readonly Bundle[];
}

/** A log as it grows: its tree and its entries, with an index entry at every 256th place. It follows from the events. */
export class Growth {
  private filled: Bundle[] = [];
  private last: Buffer[];

  /** @param last the entries of the bundle at the end of the log, where it isn't full */
  constructor(
    private readonly tree: GrowingTree,
    private readonly streams: StreamLeaves,
    last: readonly Buffer[],
  ) {
    this.last = [...last];
  }

  get size(): number {
    return this.tree.size;
  }

  root(): Hash {
    return this.tree.root();
  }

  addEvent(stream: Hash, content: Hash): void {
    this.append(encodeEntry({ kind: 'event', stream, content }));
    if (isIndexPlace(this.size)) this.append(encodeEntry({ kind: 'index', ...this.streams.index() }));
  }

  takeGrown(): Grown {
    const tiles = this.tree.takeGrown();
    const bundles = this.filled;
    this.filled = [];
    if (this.last.length > 0) bundles.push(this.bundle(Math.floor(this.size / TILE_WIDTH)));
    return { tiles, bundles };
  }

  private append(entry: Buffer): void {
    this.tree.append(leafHash(entry));
    this.streams.add(entry);
    this.last.push(entry);
    if (this.last.length < TILE_WIDTH) return;
    this.filled.push(this.bundle(this.size / TILE_WIDTH - 1));
    this.last = [];
  }

  private bundle(index: number): Bundle {
    return { index, width: this.last.length, bytes: encodeBundle(this.last) };
  }
}
