import type { Hash, Range, Subtree } from '../transparency/merkle.js';
import type { CountProof } from '../transparency/stream-tree.js';

/** What proofs are made of: the reading side of the transparency log. */
export interface ProofSource {
  /** The newest published checkpoint's signed note, with cosignatures. */
  checkpoint(): Promise<string>;
  /** vkeys of the log's keys, past ones too. */
  keys(): Promise<readonly string[]>;
  /** Earlier published checkpoints whose consistency a bundle shows: the last of each day. */
  earlier(): Promise<readonly string[]>;
  /** Hashes of full subtrees. */
  hashes(subtrees: readonly Subtree[]): Promise<readonly Hash[]>;
  entries(range: Range): Promise<readonly Buffer[]>;
  /**
   * The leaves of a stream's events in the order of their revisions, within the first `size` leaves; undefined where
   * the log has no such stream yet.
   */
  leavesOf(streamTag: Hash, size: number): Promise<readonly number[] | undefined>;
  /** The count proof of a stream under the index entry at a leaf; undefined where there is no such stream by then. */
  countOf(streamTag: Hash, indexLeaf: number): Promise<CountProof | undefined>;
}

/** Where proofs come from in this process. */
export const PROOF_SOURCE = Symbol('proof source');
