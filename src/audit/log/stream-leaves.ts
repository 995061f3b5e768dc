import { decodeEntry } from '../transparency/entry.js';
import type { Hash } from '../transparency/merkle.js';
import { StreamTree, type CountProof } from '../transparency/stream-tree.js';

/** Which leaves of a log are the events of which stream, gathered from its entries in their order. */
export class StreamLeaves {
  private readonly leaves = new Map<string, number[]>();
  private readonly tree = new StreamTree();
  private taken = 0;

  /** How many entries it knows. */
  get size(): number {
    return this.taken;
  }

  add(encoded: Buffer): void {
    const entry = decodeEntry(encoded);
    const leaf = this.taken++;
    if (entry.kind === 'index') return;
    const key = keyOf(entry.stream);
    const leaves = this.leaves.get(key) ?? [];
    if (leaves.length === 0) this.leaves.set(key, leaves);
    leaves.push(leaf);
    this.tree.set(entry.stream, leaves.length);
  }

  knows(stream: Hash): boolean {
    return this.leaves.has(keyOf(stream));
  }

  /** The leaves of a stream's events, in the order of their revisions; none where it is not known. */
  leavesOf(stream: Hash): number[] {
    return [...(this.leaves.get(keyOf(stream)) ?? [])];
  }

  /** What an index entry that came next would say. */
  index(): { readonly streams: number; readonly root: Hash } {
    return { streams: this.tree.streams, root: this.tree.root() };
  }

  prove(stream: Hash): CountProof | undefined {
    return this.tree.prove(stream);
  }
}

/** One character for each byte. */
const keyOf = (stream: Hash): string => stream.toString('latin1');
