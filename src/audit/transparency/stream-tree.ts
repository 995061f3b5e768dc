import type { Hash } from './merkle.js';
import { sha256 } from './primitives.js';

/** How many events a stream has, and what leads from there to the root over all streams. */
export interface CountProof {
  readonly count: number;
  /** From the stream's leaf up. */
  readonly siblings: readonly Hash[];
}

const LEAF = Buffer.of(0x02);
const BRANCH = Buffer.of(0x03);
const EMPTY: Hash = Buffer.alloc(32);

/** The hash of a stream's leaf: SHA-256 over 0x02, the stream's 32 bytes, and its number of events, 8 bytes big-endian. */
const hashOfCount = (stream: Hash, count: number): Hash => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(count));
  return sha256(LEAF, stream, bytes);
};

const hashOfBranch = (left: Hash, right: Hash): Hash => sha256(BRANCH, left, right);

/** Whether a stream goes right at a depth: its bits, from the highest of the first byte on. */
const goesRight = (stream: Hash, depth: number): boolean =>
  (((stream[depth >>> 3] ?? 0) >>> (7 - (depth & 7))) & 1) === 1;

/** The root that a count and its siblings lead to. */
export const rootOfCount = (stream: Hash, { count, siblings }: CountProof): Hash =>
  siblings.reduce(
    (hash, sibling, place) => {
      const depth = siblings.length - 1 - place;
      return goesRight(stream, depth) ? hashOfBranch(sibling, hash) : hashOfBranch(hash, sibling);
    },
    hashOfCount(stream, count),
  );

interface Leaf {
  readonly stream: Hash;
  readonly count: number;
  hash: Hash | undefined;
}

interface Branch {
  left: Node;
  right: Node;
  hash: Hash | undefined;
}

type Node = Leaf | Branch | undefined;

const isLeaf = (node: Leaf | Branch): node is Leaf => 'stream' in node;

/**
 * A sparse Merkle tree over the streams of a log and their numbers of events. A stream stands where the bits of its
 * name lead; a subtree with one stream is that stream's leaf, wherever it stands, and one with none is 32 zero bytes.
 * So the root follows from the set alone, in whichever order it grew.
 */
export class StreamTree {
  private top: Node;
  private count = 0;

  /** How many streams there are. */
  get streams(): number {
    return this.count;
  }

  set(stream: Hash, count: number): void {
    this.top = this.placed(this.top, { stream, count, hash: undefined }, 0);
  }

  root(): Hash {
    return hashOf(this.top);
  }

  /** Undefined where there is no such stream. */
  prove(stream: Hash): CountProof | undefined {
    const siblings: Hash[] = [];
    let node = this.top;
    for (let depth = 0; node && !isLeaf(node); depth++) {
      const [next, other]: readonly [Node, Node] = goesRight(stream, depth)
        ? [node.right, node.left]
        : [node.left, node.right];
      siblings.unshift(hashOf(other));
      node = next;
    }
    return node?.stream.equals(stream) === true ? { count: node.count, siblings } : undefined;
  }

  private placed(node: Node, leaf: Leaf, depth: number): Leaf | Branch {
    if (!node) {
      this.count++;
      return leaf;
    }
    if (!isLeaf(node)) return this.placedUnder(node, leaf, depth);
    if (node.stream.equals(leaf.stream)) return leaf;
    const branch: Branch = { left: undefined, right: undefined, hash: undefined };
    if (goesRight(node.stream, depth)) branch.right = node;
    else branch.left = node;
    return this.placedUnder(branch, leaf, depth);
  }

  private placedUnder(branch: Branch, leaf: Leaf, depth: number): Branch {
    if (goesRight(leaf.stream, depth)) branch.right = this.placed(branch.right, leaf, depth + 1);
    else branch.left = this.placed(branch.left, leaf, depth + 1);
    branch.hash = undefined;
    return branch;
  }
}

const hashOf = (node: Node): Hash => {
  if (!node) return EMPTY;
  node.hash ??= isLeaf(node)
    ? hashOfCount(node.stream, node.count)
    : hashOfBranch(hashOf(node.left), hashOf(node.right));
  return node.hash;
};
