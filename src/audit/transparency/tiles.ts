import { nodeHash, type Hash, type Subtree } from './merkle.js';

// How a tree is cut into files: C2SP tlog-tiles. A tile holds 256 hashes of subtrees that lie side by side, or fewer
// at the right edge; those of level L are of 256^L leaves each.

export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
export const HASH_BYTES = 32;

export interface TileId {
  readonly level: number;
  readonly index: number;
}

/** A tile, or a bundle of entries, at the width at which it is asked for. */
export interface Resource {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** The path of a tile or bundle under `tile/`. */
export const pathOf = ({ level, index, width }: Resource): string => {
  const digits = index.toString().padStart(3, '0');
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `${level.toString()}/${place}${width === TILE_WIDTH ? '' : `.p/${width.toString()}`}`;
};

const PATH = /^(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** What a path names; undefined where it names nothing, or not in the only way in which it may be written. */
export const parsePath = (path: string): Resource | undefined => {
  const [, level, place = '', partial] = PATH.exec(path) ?? [];
  if (level === undefined) return undefined;
  const resource = {
    level: level === 'entries' ? level : Number(level),
    index: Number(place.replace(/\D/g, '')),
    width: partial === undefined ? TILE_WIDTH : Number(partial),
  } as const;
  return resource.width <= TILE_WIDTH && pathOf(resource) === path ? resource : undefined;
};

/** The tiles of a tree of a size, with their widths: one for each level, the rightmost. */
export const rightEdgeOf = (size: number): readonly (TileId & { readonly width: number })[] => {
  const edge: (TileId & { readonly width: number })[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH;
    if (width > 0) edge.push({ level, index: Math.floor(count / TILE_WIDTH), width });
  }
  return edge;
};

/** The tile in which a subtree's hash can be computed, and the hashes of the tile that it takes. */
export const tileOf = ({
  level,
  index,
}: Subtree): TileId & { readonly from: number; readonly count: number } => {
  const above = level % TILE_HEIGHT;
  const count = 2 ** above;
  const first = index * count;
  return {
    level: Math.floor(level / TILE_HEIGHT),
    index: Math.floor(first / TILE_WIDTH),
    from: first % TILE_WIDTH,
    count,
  };
};

/** The hash over `count` hashes of a tile, a power of two. @throws Error where the tile is not that wide */
export const hashInTile = (tile: Buffer, from: number, count: number): Hash => {
  if (tile.length < (from + count) * HASH_BYTES) throw new Error('The tile is not wide enough yet.');
  if (count === 1) return tile.subarray(from * HASH_BYTES, (from + 1) * HASH_BYTES);
  return nodeHash(hashInTile(tile, from, count / 2), hashInTile(tile, from + count / 2, count / 2));
};

/** Reads the hashes of subtrees from tiles; each tile is read once. */
export const hashesFrom = async (
  subtrees: readonly Subtree[],
  read: (tile: TileId) => Promise<Buffer>,
): Promise<readonly Hash[]> => {
  const tiles = new Map<string, Promise<Buffer>>();
  return Promise.all(
    subtrees.map(async (subtree) => {
      const { level, index, from, count } = tileOf(subtree);
      const key = `${level.toString()}/${index.toString()}`;
      const tile = tiles.get(key) ?? read({ level, index });
      tiles.set(key, tile);
      return hashInTile(await tile, from, count);
    }),
  );
};
