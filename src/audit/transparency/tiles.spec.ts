import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOf, startOf, type Hash } from './merkle.js';
import { leavesOf, rootOfLeaves } from './merkle.examples.js';
import { hashesFrom, hashInTile, parsePath, pathOf, rightEdgeOf, tileOf, TILE_WIDTH } from './tiles.js';

describe('the path of a tile', () => {
  it('is the one that C2SP tlog-tiles gives as examples', () => {
    expect(pathOf({ level: 0, index: 0, width: 256 })).toBe('0/000');
    expect(pathOf({ level: 0, index: 1_234_067, width: 256 })).toBe('0/x001/x234/067');
    expect(pathOf({ level: 1, index: 0, width: 17 })).toBe('1/000.p/17');
    expect(pathOf({ level: 'entries', index: 1_000, width: 1 })).toBe('entries/x001/000.p/1');
  });

  it('is read as it was written', () => {
    const resources = fc.record({
      level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
      index: fc.oneof(fc.nat(2_000_000), fc.integer({ min: 0, max: 1e15 - 1 })),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(fc.property(resources, (resource) => expect(parsePath(pathOf(resource))).toEqual(resource)));
  });

  it('is one only, in one way of writing', () => {
    const none = [
      ...['', '0', '0/', '0/0', '0/00', '0/0000', '0/x000/001', '0/x001/1', '00/000', '64/000', '-1/000'],
      ...[
        '0/000.p/0',
        '0/000.p/256',
        '0/000.p/300',
        '0/000.p/01',
        '0/000.p/',
        '0/000/',
        '/0/000',
        'entry/000',
      ],
      ...['0/x001', '0/001/000', '0/../000', '0/000.p/1/', '0/x001/x001/x001/x001/x001/000', '0/000\n'],
    ];
    for (const path of none) expect(parsePath(path)).toBeUndefined();
    fc.assert(
      fc.property(fc.stringMatching(/^(entries|\d{1,2})(\/x?\d{3}){1,3}(\.p\/\d{1,3})?$/), (path) => {
        const resource = parsePath(path);
        if (resource) expect(pathOf(resource)).toBe(path);
      }),
    );
  });
});

describe('the tiles at the right edge of a tree', () => {
  it('are those that are not full, one for each level', () => {
    expect(rightEdgeOf(0)).toEqual([]);
    expect(rightEdgeOf(255)).toEqual([{ level: 0, index: 0, width: 255 }]);
    expect(rightEdgeOf(256)).toEqual([{ level: 1, index: 0, width: 1 }]);
    expect(rightEdgeOf(70_000)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect(rightEdgeOf(65_536)).toEqual([{ level: 2, index: 0, width: 1 }]);
  });
});

const all = leavesOf(600);
const subtreesIn = fc
  .record({ level: fc.nat({ max: 9 }), place: fc.nat() })
  .map(({ level, place }) => ({ level, index: place % Math.floor(600 / 2 ** level) }));

/** A tile of the tree of 600 leaves, by the definition. */
const tileAt = ({ level, index }: { level: number; index: number }): Buffer => {
  const span = TILE_WIDTH ** level;
  const hashes: Hash[] = [];
  for (let at = 0; at < TILE_WIDTH; at++) {
    const start = (index * TILE_WIDTH + at) * span;
    if (start + span <= all.length) hashes.push(rootOfLeaves(all.slice(start, start + span)));
  }
  return Buffer.concat(hashes);
};

describe('the hash of a subtree', () => {
  it('is computed in the tile that holds it', () => {
    fc.assert(
      fc.property(subtreesIn, (subtree) => {
        const { from, count, ...tile } = tileOf(subtree);
        expect(hashInTile(tileAt(tile), from, count)).toEqual(
          rootOfLeaves(all.slice(startOf(subtree), endOf(subtree))),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is not there where the tile is not that wide yet', () => {
    const tile = Buffer.concat(all.slice(0, 7));
    expect(() => hashInTile(tile, 6, 2)).toThrow('The tile is not wide enough yet.');
    expect(() => hashInTile(tile, 7, 1)).toThrow('The tile is not wide enough yet.');
    expect(hashInTile(tile, 6, 1)).toEqual(all[6]);
  });

  it('is read together with others from each tile once', async () => {
    const read: string[] = [];
    const subtrees = [
      { level: 0, index: 3 },
      { level: 3, index: 1 },
      { level: 8, index: 1 },
      { level: 9, index: 0 },
      { level: 0, index: 257 },
    ];
    const hashes = await hashesFrom(subtrees, (tile) => {
      read.push(`${tile.level.toString()}/${tile.index.toString()}`);
      return Promise.resolve(tileAt(tile));
    });
    expect(hashes).toEqual(subtrees.map((each) => rootOfLeaves(all.slice(startOf(each), endOf(each)))));
    expect(read.toSorted()).toEqual(['0/0', '0/1', '1/0']);
  });
});
