import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencyRanges,
  EMPTY_ROOT,
  inclusionRanges,
  isConsistent,
  joined,
  leafHash,
  rootOfInclusion,
  startOf,
  endOf,
  subtreesOf,
  type Hash,
  type Range,
} from './merkle.js';
import { sha256 } from './primitives.js';
import {
  KNOWN_LEAVES,
  KNOWN_ROOTS,
  leavesOf,
  pathOfLeaf,
  proofOfConsistency,
  rootOfLeaves,
  treeSizes,
} from './merkle.examples.js';

const MOST = 70;
const known = KNOWN_LEAVES.map(leafHash);
const all = leavesOf(MOST);
const hashOver = (leaves: readonly Hash[], { start, end }: Range) => rootOfLeaves(leaves.slice(start, end));
const inHex = (hashes: readonly Hash[]) => hashes.map((hash) => hash.toString('hex'));

/** A tree with the number of one of its leaves. */
const placesInTrees = treeSizes(MOST).chain((size) =>
  fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }),
);

/** A tree with the size of a tree that it begins with. */
const treesInTrees = treeSizes(MOST).chain((size) =>
  fc.record({ size: fc.constant(size), oldSize: fc.integer({ min: 0, max: size }) }),
);

describe('the hashes of a tree', () => {
  it('are those that implementations of RFC 6962 agree on', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(inHex(KNOWN_ROOTS.map((_, index) => rootOfLeaves(known.slice(0, index + 1))))).toEqual(
      KNOWN_ROOTS,
    );
  });

  it('are joined from those of the full subtrees that it is made of', () => {
    fc.assert(
      fc.property(treeSizes(MOST), (size) => {
        const subtrees = subtreesOf({ start: 0, end: size });
        const hashes = subtrees.map((subtree) =>
          hashOver(all, { start: startOf(subtree), end: endOf(subtree) }),
        );
        expect(joined(hashes)).toEqual(rootOfLeaves(all.slice(0, size)));
      }),
    );
    expect(joined([])).toEqual(EMPTY_ROOT);
  });
});

describe('the full subtrees of a range', () => {
  it('lie side by side, and fill it, however large a tree is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeNat(), treeSizes(2 ** 52)), (end) => {
        let at = 0;
        for (const subtree of subtreesOf({ start: 0, end })) {
          expect(startOf(subtree)).toBe(at);
          at = endOf(subtree);
        }
        expect(at).toBe(end);
      }),
      { examples: [[2 ** 48 - 1], [2 ** 52 - 1], [Number.MAX_SAFE_INTEGER]] },
    );
  });
});

describe('an inclusion proof', () => {
  it('is the one that implementations of RFC 6962 agree on', () => {
    expect(inHex(inclusionRanges(0, 8).map((range) => hashOver(known, range)))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
  });

  it('is the path of RFC 6962 §2.1.1, and leads to the root', () => {
    fc.assert(
      fc.property(placesInTrees, ({ size, index }) => {
        const leaves = all.slice(0, size);
        const proof = inclusionRanges(index, size).map((range) => hashOver(leaves, range));
        expect(proof).toEqual(pathOfLeaf(index, leaves));
        expect(rootOfInclusion(all[index] ?? EMPTY_ROOT, index, size, proof)).toEqual(rootOfLeaves(leaves));
      }),
    );
  });

  it('leads elsewhere for another leaf, or with another hash', () => {
    fc.assert(
      fc.property(placesInTrees, fc.nat(), ({ size, index }, which) => {
        const leaves = all.slice(0, size);
        const root = rootOfLeaves(leaves);
        const proof = pathOfLeaf(index, leaves);
        const place = which % (proof.length + 1);
        const leaf = place === proof.length ? sha256(Buffer.from('another')) : (all[index] ?? EMPTY_ROOT);
        const forged = proof.map((hash, at) => (at === place ? sha256(hash) : hash));
        expect(rootOfInclusion(leaf, index, size, forged)).not.toEqual(root);
      }),
    );
  });

  it('leads elsewhere from another place', () => {
    const leaves = all.slice(0, 13);
    for (let index = 0; index < 13; index++) {
      for (let other = 0; other < 13; other++) {
        if (other === index) continue;
        const reached = rootOfInclusion(all[index] ?? EMPTY_ROOT, other, 13, pathOfLeaf(index, leaves));
        expect(reached).not.toEqual(rootOfLeaves(leaves));
      }
    }
  });

  it('is none of another length, or for a place that the tree does not have', () => {
    const [leaf = EMPTY_ROOT] = all;
    const proof = pathOfLeaf(0, all.slice(0, 5));
    expect(rootOfInclusion(leaf, 0, 5, proof.slice(1))).toBeUndefined();
    expect(rootOfInclusion(leaf, 0, 5, [...proof, leaf])).toBeUndefined();
    for (const index of [-1, 5, 0.5, NaN]) expect(rootOfInclusion(leaf, index, 5, proof)).toBeUndefined();
    expect(rootOfInclusion(leaf, 0, 0, [])).toBeUndefined();
  });
});

describe('a consistency proof', () => {
  const head = (size: number) => ({ size, root: rootOfLeaves(all.slice(0, size)) });

  it('is the one that implementations of RFC 6962 agree on', () => {
    expect(inHex(consistencyRanges(6, 8).map((range) => hashOver(known, range)))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('is the one of RFC 6962 §2.1.2, and shows that a tree begins with another', () => {
    fc.assert(
      fc.property(treesInTrees, ({ size, oldSize }) => {
        const leaves = all.slice(0, size);
        const proof = consistencyRanges(oldSize, size).map((range) => hashOver(leaves, range));
        expect(proof).toEqual(oldSize === 0 ? [] : proofOfConsistency(oldSize, leaves));
        expect(isConsistent(head(oldSize), head(size), proof)).toBe(true);
      }),
    );
  });

  it('shows nothing of another old tree or newer one, with another hash or of another length', () => {
    fc.assert(
      fc.property(treesInTrees, fc.nat(), ({ size, oldSize }, which) => {
        fc.pre(oldSize > 0 && oldSize < size);
        const [old, newer] = [head(oldSize), head(size)];
        const proof = proofOfConsistency(oldSize, all.slice(0, size));
        const forged = proof.map((hash, at) => (at === which % proof.length ? sha256(hash) : hash));
        expect(isConsistent({ ...old, root: sha256(old.root) }, newer, proof)).toBe(false);
        expect(isConsistent(old, { ...newer, root: sha256(newer.root) }, proof)).toBe(false);
        expect(isConsistent(old, newer, forged)).toBe(false);
        expect(isConsistent(old, newer, proof.slice(1))).toBe(false);
        expect(isConsistent(old, newer, [...proof, old.root])).toBe(false);
      }),
    );
  });

  it('shows nothing of a larger old tree, or of two trees of a size', () => {
    expect(isConsistent(head(5), head(4), [])).toBe(false);
    expect(() => consistencyRanges(5, 4)).toThrow(RangeError);
    expect(isConsistent(head(5), head(5), [])).toBe(true);
    expect(isConsistent(head(5), { size: 5, root: EMPTY_ROOT }, [])).toBe(false);
    expect(isConsistent(head(5), head(5), [EMPTY_ROOT])).toBe(false);
  });

  it('needs no hash where there were no leaves, and takes none', () => {
    expect(isConsistent(head(0), head(5), [])).toBe(true);
    expect(isConsistent(head(0), head(5), [EMPTY_ROOT])).toBe(false);
    expect(isConsistent({ size: 0, root: sha256(EMPTY_ROOT) }, head(5), [])).toBe(false);
  });
});
