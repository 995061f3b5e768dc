import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOf, startOf, type Hash, type Subtree } from './merkle.js';
import { sha256 } from './primitives.js';
import { leavesOf, pathOfLeaf, rootOfLeaves, treeSizes } from './merkle.examples.js';
import { keyOf, PartialTree, subtreesBeside } from './partial-tree.js';

const MOST = 80;
const all = leavesOf(MOST);
const leaf = (index: number): Hash => all[index] ?? Buffer.alloc(0);
const hashOf = (subtree: Subtree): Hash => rootOfLeaves(all.slice(startOf(subtree), endOf(subtree)));

/** A tree, some of its leaves, and sizes of trees that it begins with. */
const trees = treeSizes(MOST).chain((size) =>
  fc.record({
    size: fc.constant(size),
    leaves: fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 10 }),
    smaller: fc.uniqueArray(fc.nat({ max: size }), { maxLength: 4 }),
  }),
);

const partialTree = (
  leaves: readonly number[],
  smaller: readonly number[],
  beside: ReadonlyMap<string, Hash>,
): PartialTree =>
  new PartialTree(
    new Map(leaves.map((index) => [index, leaf(index)])),
    (subtree) => beside.get(keyOf(subtree)),
    smaller,
  );

const besides = (size: number, leaves: readonly number[], smaller: readonly number[]): Map<string, Hash> =>
  new Map(subtreesBeside(size, leaves, smaller).map((subtree) => [keyOf(subtree), hashOf(subtree)]));

describe('what has to be known beside some leaves', () => {
  it('leads to the root of the tree, and of each that it begins with', () => {
    fc.assert(
      fc.property(trees, ({ size, leaves, smaller }) => {
        const tree = partialTree(leaves, smaller, besides(size, leaves, smaller));
        for (const each of [size, ...smaller])
          expect(tree.rootOf(each)).toEqual(rootOfLeaves(all.slice(0, each)));
      }),
    );
  });

  it('is nothing that holds one of the leaves, overlaps another, or could be computed from two others', () => {
    fc.assert(
      fc.property(trees, ({ size, leaves, smaller }) => {
        const needed = subtreesBeside(size, leaves, smaller);
        const covered = needed.flatMap((subtree) =>
          Array.from({ length: endOf(subtree) - startOf(subtree) }, (_, at) => startOf(subtree) + at),
        );
        expect(covered.toSorted((a, b) => a - b)).toEqual(
          all.slice(0, size).flatMap((_, index) => (leaves.includes(index) ? [] : [index])),
        );
        const keys = new Set(needed.map(keyOf));
        for (const { level, index } of needed) {
          if (!keys.has(keyOf({ level, index: index ^ 1 }))) continue;
          const middle = startOf({ level, index: index | 1 });
          // Two halves stand apart only where a smaller tree ends within their whole.
          expect(smaller.some((end) => Math.abs(end - middle) < 2 ** level)).toBe(true);
        }
      }),
    );
  });

  it('is made of what the path of a single leaf is made of', () => {
    fc.assert(
      fc.property(treeSizes(MOST), fc.nat(), (size, place) => {
        const index = place % size;
        const hashes = subtreesBeside(size, [index], []).map(hashOf);
        const path = pathOfLeaf(index, all.slice(0, size));
        // A path joins the subtrees at the right edge of the tree to one hash.
        expect(hashes.length).toBeGreaterThanOrEqual(path.length);
        expect(hashes.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(size)));
      }),
    );
    const inFull = subtreesBeside(64, [37], []).map(hashOf);
    const inHex = (hashes: readonly Hash[]) => hashes.map((hash) => hash.toString('hex')).toSorted();
    expect(inHex(inFull)).toEqual(inHex(pathOfLeaf(37, all.slice(0, 64))));
  });
});

describe('a tree of which some leaves are known', () => {
  it('has another root when any leaf or hash is another', () => {
    fc.assert(
      fc.property(trees, fc.nat(), ({ size, leaves, smaller }, which) => {
        const beside = besides(size, leaves, smaller);
        const known = new Map(leaves.map((index) => [index, leaf(index)]));
        const keys = [...beside.keys()];
        const place = which % (keys.length + leaves.length);
        const key = keys[place];
        const index = leaves[place - keys.length];
        if (key !== undefined) beside.set(key, sha256(Buffer.from('another')));
        else if (index !== undefined) known.set(index, sha256(Buffer.from('another')));
        const tree = new PartialTree(known, (subtree) => beside.get(keyOf(subtree)), smaller);
        expect(tree.rootOf(size)).not.toEqual(rootOfLeaves(all.slice(0, size)));
      }),
    );
  });

  it('has no root without all hashes that it takes', () => {
    const beside = besides(13, [4, 7], [6]);
    for (const key of beside.keys()) {
      const others = new Map([...beside].filter(([other]) => other !== key));
      expect(() => partialTree([4, 7], [6], others).rootOf(13)).toThrow(
        `The hash of the subtree ${key} is missing.`,
      );
    }
  });

  it('computes each hash once, so that many smaller trees cost little', () => {
    const smaller = Array.from({ length: MOST }, (_, size) => size);
    let asked = 0;
    const beside = besides(MOST, [0], smaller);
    const tree = new PartialTree(
      new Map([[0, leaf(0)]]),
      (subtree) => {
        asked++;
        return beside.get(keyOf(subtree));
      },
      smaller,
    );
    for (const size of smaller) tree.rootOf(size);
    tree.rootOf(MOST);
    expect(asked).toBe(beside.size);
  });
});
