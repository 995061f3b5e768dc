import {
  childrenOf,
  endOf,
  joined,
  nodeHash,
  startOf,
  subtreesOf,
  type Hash,
  type Subtree,
} from './merkle.js';

/**
 * What has to be known of a tree beside some of its leaves to compute its root, and those of smaller trees that it
 * begins with: the largest full subtrees that hold none of these leaves and lie in no smaller tree half. It is an
 * inclusion proof of many leaves and a consistency proof with many trees in one, in which no hash stands twice; of one
 * leaf, it holds what an RFC 6962 audit path is made of.
 */
export const subtreesBeside = (
  size: number,
  leaves: readonly number[],
  smaller: readonly number[],
): readonly Subtree[] => {
  const bounds = new Bounds(leaves, smaller);
  const needed: Subtree[] = [];
  const visit = (subtree: Subtree): void => {
    if (!bounds.divide(subtree)) needed.push(subtree);
    else if (subtree.level > 0) childrenOf(subtree).forEach(visit);
  };
  subtreesOf({ start: 0, end: size }).forEach(visit);
  return needed;
};

/** Computes roots from some leaves of a tree and the hashes of the subtrees beside them. */
export class PartialTree {
  private readonly bounds: Bounds;
  private readonly computed = new Map<string, Hash>();

  /**
   * @param leaves hashes by their numbers
   * @param beside hashes of the subtrees that `subtreesBeside` names for these leaves and smaller trees
   * @param smaller sizes of the trees that the roots of are asked for, beside the whole
   */
  constructor(
    private readonly leaves: ReadonlyMap<number, Hash>,
    private readonly beside: (subtree: Subtree) => Hash | undefined,
    smaller: readonly number[],
  ) {
    this.bounds = new Bounds([...leaves.keys()], smaller);
  }

  /** @throws Error where a hash is missing that it takes */
  rootOf(size: number): Hash {
    return joined(subtreesOf({ start: 0, end: size }).map((subtree) => this.hashOf(subtree)));
  }

  private hashOf(subtree: Subtree): Hash {
    const key = keyOf(subtree);
    const known = this.computed.get(key);
    if (known) return known;
    const hash = this.compute(subtree);
    this.computed.set(key, hash);
    return hash;
  }

  private compute(subtree: Subtree): Hash {
    if (this.bounds.divide(subtree)) {
      if (subtree.level === 0) return present(this.leaves.get(subtree.index), subtree);
      const [left, right] = childrenOf(subtree);
      return nodeHash(this.hashOf(left), this.hashOf(right));
    }
    return present(this.beside(subtree), subtree);
  }
}

export const keyOf = ({ level, index }: Subtree): string => `${level.toString()}.${index.toString()}`;

const present = (hash: Hash | undefined, subtree: Subtree): Hash => {
  if (!hash) throw new Error(`The hash of the subtree ${keyOf(subtree)} is missing.`);
  return hash;
};

/** Tells which subtrees have to be taken apart: those with a known leaf, or in which a smaller tree ends. */
class Bounds {
  private readonly leaves: Float64Array;
  private readonly ends: Float64Array;

  constructor(leaves: readonly number[], smaller: readonly number[]) {
    this.leaves = Float64Array.from(leaves).sort();
    this.ends = Float64Array.from(smaller).sort();
  }

  divide(subtree: Subtree): boolean {
    const [start, end] = [startOf(subtree), endOf(subtree)];
    return isAnyIn(this.leaves, start, end) || isAnyIn(this.ends, start + 1, end);
  }
}

/** Whether one of some sorted numbers is at least `from` and less than `to`. */
const isAnyIn = (sorted: Float64Array, from: number, to: number): boolean => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return (sorted[low] ?? Infinity) < to;
};
