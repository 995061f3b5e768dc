import fc from 'fast-check';
import { leafHash, nodeHash, type Hash } from './merkle.js';
import { sha256 } from './primitives.js';

// The definitions of RFC 6962 §2.1, word for word and as slow as they are, and the leaves that its implementations test with.

/** The 8 leaves that implementations of Certificate Transparency share. */
export const KNOWN_LEAVES: readonly Buffer[] = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));

/** The roots of the trees of the first 1 to 8 of these leaves. */
export const KNOWN_ROOTS: readonly string[] = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const splitOf = (count: number): number => {
  let power = 1;
  while (2 * power < count) power *= 2;
  return power;
};

/** MTH(D[n]) over hashes of leaves. */
export const rootOfLeaves = (leaves: readonly Hash[]): Hash => {
  const [only] = leaves;
  if (!only) return sha256();
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(rootOfLeaves(leaves.slice(0, split)), rootOfLeaves(leaves.slice(split)));
};

/** PATH(m, D[n]) */
export const pathOfLeaf = (index: number, leaves: readonly Hash[]): readonly Hash[] => {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathOfLeaf(index, left), rootOfLeaves(right)]
    : [...pathOfLeaf(index - split, right), rootOfLeaves(left)];
};

/** PROOF(m, D[n]), which is SUBPROOF(m, D[n], true) */
export const proofOfConsistency = (
  oldSize: number,
  leaves: readonly Hash[],
  isWhole = true,
): readonly Hash[] => {
  if (oldSize === leaves.length) return isWhole ? [] : [rootOfLeaves(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return oldSize <= split
    ? [...proofOfConsistency(oldSize, left, isWhole), rootOfLeaves(right)]
    : [...proofOfConsistency(oldSize - split, right, false), rootOfLeaves(left)];
};

/** Hashes of so many different leaves. */
export const leavesOf = (count: number): readonly Hash[] =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`leaf ${index.toString()}`)));

/** The size of a tree, often at a power of two or beside one. */
export const treeSizes = (most: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: 1, max: most }),
    fc
      .record({
        power: fc.integer({ min: 0, max: Math.floor(Math.log2(most)) }),
        beside: fc.integer({ min: -1, max: 1 }),
      })
      .map(({ power, beside }) => Math.min(most, Math.max(1, 2 ** power + beside))),
  );
