import { sha256 } from './primitives.js';

/** A SHA-256 hash, 32 bytes. */
export type Hash = Buffer;

const LEAF = Buffer.of(0x00);
const NODE = Buffer.of(0x01);

/** The hash of a leaf (RFC 6962 §2.1). */
export const leafHash = (entry: Uint8Array): Hash => sha256(LEAF, entry);

/** The hash of a node from those of its children (RFC 6962 §2.1). */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(NODE, left, right);

/** The root of the tree without leaves (RFC 6962 §2.1). */
export const EMPTY_ROOT: Hash = sha256();

/** A subtree of 2^level leaves, from number index · 2^level on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The leaves from `start` on, without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const startOf = ({ level, index }: Subtree): number => index * 2 ** level;
export const endOf = ({ level, index }: Subtree): number => (index + 1) * 2 ** level;
export const childrenOf = ({ level, index }: Subtree): readonly [Subtree, Subtree] => [
  { level: level - 1, index: 2 * index },
  { level: level - 1, index: 2 * index + 1 },
];

/** The number's logarithm to the base 2, rounded down. */
const wholeLog2 = (count: number): number => {
  const rounded = Math.floor(Math.log2(count));
  // Close below a large power of two the logarithm is rounded up to that power's.
  return 2 ** rounded > count ? rounded - 1 : rounded;
};

/** The largest power of two below a number of at least two. */
const largestPowerBelow = (count: number): number => 2 ** wholeLog2(count - 1);

/** The full subtrees that the leaves of a range make up, from left to right; its start is a multiple of their sizes. */
export const subtreesOf = ({ start, end }: Range): readonly Subtree[] => {
  const subtrees: Subtree[] = [];
  for (let at = start; at < end;) {
    const level = wholeLog2(end - at);
    subtrees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return subtrees;
};

/** The hash over full subtrees that lie side by side, as `subtreesOf` has them (RFC 6962 §2.1, MTH). */
export const joined = (hashes: readonly Hash[]): Hash =>
  hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));

/** What the hashes of an inclusion proof stand for, from the leaf's sibling up (RFC 6962 §2.1.1, PATH). */
export const inclusionRanges = (index: number, size: number): readonly Range[] => {
  const ranges: Range[] = [];
  for (let start = 0, end = size; end - start > 1;) {
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  return ranges;
};

/**
 * What the hashes of a consistency proof stand for (RFC 6962 §2.1.2, PROOF); none for an old tree without leaves.
 * @throws RangeError where the old tree is the larger one
 */
export const consistencyRanges = (oldSize: number, size: number): readonly Range[] => {
  if (oldSize > size) throw new RangeError('No tree begins with a larger one.');
  if (oldSize === 0) return [];
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  while (end !== oldSize) {
    const middle = start + largestPowerBelow(end - start);
    if (oldSize <= middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  return start === 0 ? ranges : [{ start, end }, ...ranges];
};

/** The root that an inclusion proof leads to; undefined where it can't be one for that leaf in a tree of that size. */
export const rootOfInclusion = (
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
): Hash | undefined => {
  if (!Number.isInteger(index) || index < 0 || index >= size) return undefined;
  const ranges = inclusionRanges(index, size);
  if (ranges.length !== proof.length) return undefined;
  return proof.reduce(
    (hash, sibling, place) =>
      (ranges[place]?.start ?? 0) > index ? nodeHash(hash, sibling) : nodeHash(sibling, hash),
    leaf,
  );
};

/** Whether a proof shows that the tree of `size` begins with the one of `oldSize` (RFC 6962 §2.1.2). */
export const isConsistent = (
  old: { readonly size: number; readonly root: Hash },
  newer: { readonly size: number; readonly root: Hash },
  proof: readonly Hash[],
): boolean => {
  if (old.size > newer.size) return false;
  if (old.size === newer.size) return proof.length === 0 && old.root.equals(newer.root);
  if (old.size === 0) return proof.length === 0 && old.root.equals(EMPTY_ROOT);
  const ranges = consistencyRanges(old.size, newer.size);
  if (proof.length !== ranges.length) return false;
  // A proof begins with the last full subtree of the old tree, unless that is all of it.
  const isWhole = ranges[0]?.start === old.size;
  let [ofOld, ofNewer] = isWhole ? [old.root, old.root] : [proof[0], proof[0]];
  for (let place = isWhole ? 0 : 1; place < proof.length; place++) {
    const [hash, range] = [proof[place], ranges[place]];
    if (!hash || !range || !ofOld || !ofNewer) return false;
    const isRight = range.start >= old.size;
    if (!isRight) ofOld = nodeHash(hash, ofOld);
    ofNewer = isRight ? nodeHash(ofNewer, hash) : nodeHash(hash, ofNewer);
  }
  return ofOld?.equals(old.root) === true && ofNewer?.equals(newer.root) === true;
};
