import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GrowingTree, type Tile } from './growing-tree.js';
import { EMPTY_ROOT, leafHash } from './merkle.js';
import { sha256 } from './primitives.js';
import { KNOWN_LEAVES, KNOWN_ROOTS, leavesOf, rootOfLeaves } from './merkle.examples.js';
import { HASH_BYTES, TILE_WIDTH, type TileId } from './tiles.js';

const all = leavesOf(1_100);
/** Trees are grown leaf by leaf. */
const numRuns = 25;

/** Keeps tiles as a log would: what has grown replaces what was there. */
class Shelf {
  private readonly tiles = new Map<string, Buffer>();

  take(tree: GrowingTree): readonly Tile[] {
    const grown = tree.takeGrown();
    for (const { level, index, hashes } of grown)
      this.tiles.set(`${level.toString()}/${index.toString()}`, hashes);
    return grown;
  }

  read({ level, index }: TileId): Promise<Buffer> {
    const tile = this.tiles.get(`${level.toString()}/${index.toString()}`);
    return tile ? Promise.resolve(tile) : Promise.reject(new Error('There is no such tile.'));
  }

  /** Hashes of all tiles: tiles themselves would be compared byte by byte. */
  get contents(): ReadonlyMap<string, string> {
    return digestsOf(this.tiles);
  }
}

const grownTo = (size: number, tree = new GrowingTree()): GrowingTree => {
  for (const leaf of all.slice(tree.size, size)) tree.append(leaf);
  return tree;
};

const digestsOf = (tiles: ReadonlyMap<string, Buffer>): ReadonlyMap<string, string> =>
  new Map(
    [...tiles].map(([name, hashes]) => [
      name,
      `${hashes.length.toString()} ${sha256(hashes).toString('hex')}`,
    ]),
  );

/** Every tile of a tree of a size, by the definition. */
const tilesOf = (size: number): ReadonlyMap<string, string> => {
  const tiles = new Map<string, Buffer>();
  let hashes = all.slice(0, size);
  for (let level = 0; hashes.length > 0; level++) {
    const next: Buffer[] = [];
    for (let from = 0; from < hashes.length; from += TILE_WIDTH) {
      const tile = hashes.slice(from, from + TILE_WIDTH);
      tiles.set(`${level.toString()}/${(from / TILE_WIDTH).toString()}`, Buffer.concat(tile));
      if (tile.length === TILE_WIDTH) next.push(rootOfLeaves(tile));
    }
    hashes = next;
  }
  return digestsOf(tiles);
};

const sizes = fc.oneof(
  fc.nat({ max: 1_100 }),
  fc.constantFrom(0, 1, 2, 255, 256, 257, 511, 512, 513, 767, 768, 1_023, 1_024, 1_025),
);

describe('a growing tree', () => {
  it('has the roots that implementations of RFC 6962 agree on', () => {
    const tree = new GrowingTree();
    expect(tree.root()).toEqual(EMPTY_ROOT);
    const roots = KNOWN_LEAVES.map((leaf) => {
      tree.append(leafHash(leaf));
      return tree.root().toString('hex');
    });
    expect(roots).toEqual(KNOWN_ROOTS);
  });

  it('has the root of its leaves at every size', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const tree = grownTo(size);
        expect(tree.size).toBe(size);
        expect(tree.root()).toEqual(rootOfLeaves(all.slice(0, size)));
      }),
      { numRuns },
    );
  });

  it('gives out every tile as it is, however often it is asked in between', () => {
    fc.assert(
      fc.property(fc.array(sizes, { minLength: 1, maxLength: 6 }), (stops) => {
        const [tree, shelf] = [new GrowingTree(), new Shelf()];
        const ordered = stops.toSorted((a, b) => a - b);
        for (const stop of ordered) shelf.take(grownTo(stop, tree));
        expect(shelf.contents).toEqual(tilesOf(ordered.at(-1) ?? 0));
      }),
      { numRuns },
    );
  });

  it('gives out no tile again that has not grown', () => {
    const tree = grownTo(300);
    expect(tree.takeGrown()).toHaveLength(3);
    expect(tree.takeGrown()).toEqual([]);
    tree.append(sha256());
    expect(
      tree.takeGrown().map(({ level, index, hashes }) => ({ level, index, width: hashes.length })),
    ).toEqual([{ level: 0, index: 1, width: 45 * HASH_BYTES }]);
  });

  it('grows on from the tiles at its edge as if it had never stopped', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat({ max: 300 }), async (size, more) => {
        const shelf = new Shelf();
        shelf.take(grownTo(size));
        const tree = await GrowingTree.of(size, (tile) => shelf.read(tile));
        expect(tree.root()).toEqual(rootOfLeaves(all.slice(0, size)));
        const end = Math.min(all.length, size + more);
        shelf.take(grownTo(end, tree));
        expect(tree.root()).toEqual(rootOfLeaves(all.slice(0, end)));
        expect(shelf.contents).toEqual(tilesOf(end));
      }),
      { numRuns },
    );
  });

  it('grows on from tiles that are wider than it was', async () => {
    const shelf = new Shelf();
    shelf.take(grownTo(300));
    const tree = await GrowingTree.of(270, (tile) => shelf.read(tile));
    expect(tree.root()).toEqual(rootOfLeaves(all.slice(0, 270)));
    expect(grownTo(290, tree).root()).toEqual(rootOfLeaves(all.slice(0, 290)));
  });

  it('does not begin where a tile of its edge is too narrow', async () => {
    const shelf = new Shelf();
    shelf.take(grownTo(260));
    await expect(GrowingTree.of(270, (tile) => shelf.read(tile))).rejects.toThrow(
      'The tile is not wide enough yet.',
    );
  });
});
