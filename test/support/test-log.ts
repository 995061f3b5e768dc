import { leafHash, nodeHash, type Hash } from '../../src/audit/transparency/merkle.js';
import { sha256 } from '../../src/audit/transparency/primitives.js';
import { parseCheckpoint, textOfHead, type Checkpoint } from '../../src/audit/transparency/checkpoint.js';
import { formatNote } from '../../src/audit/transparency/signed-note.js';
import { signerKey, type SignerKey } from '../../src/audit/transparency/signer-key.js';

const NOON = Date.parse('2026-11-28T12:00:00Z');

/** A key that is the same whenever it is asked for. */
export const testKey = (kind: SignerKey['kind'], name: string): SignerKey =>
  signerKey(kind, name, sha256(Buffer.from(`${kind} ${name}`)));

/** A transparency log that computes everything from all its leaves, as RFC 6962 §2.1 defines it. */
export class TestLog {
  private readonly leaves: Hash[] = [];

  constructor(readonly key: SignerKey = testKey('log', 'school.example/log')) {}

  get size(): number {
    return this.leaves.length;
  }

  grow(count: number, kind = 'entry'): this {
    for (let more = 0; more < count; more++) {
      this.leaves.push(leafHash(Buffer.from(`${kind} ${this.size.toString()}`)));
    }
    return this;
  }

  /** A log with the same key that begins with the same leaves, and goes on with others. */
  forkedAt(size: number, grown: number): TestLog {
    const fork = new TestLog(this.key);
    fork.leaves.push(...this.leaves.slice(0, size));
    return fork.grow(grown, 'forged');
  }

  checkpoint(size = this.size): Checkpoint {
    return parseCheckpoint(this.note(size));
  }

  note(size = this.size, signers: readonly SignerKey[] = [this.key]): string {
    const text = textOfHead({ origin: this.key.name, size, root: treeHash(this.leaves.slice(0, size)) });
    return formatNote({ text, signatures: signers.map((signer) => signer.sign(text, NOON)) });
  }

  prove(oldSize: number, size = this.size): readonly Hash[] {
    return oldSize === 0 ? [] : subproof(oldSize, this.leaves.slice(0, size), true);
  }
}

const splitOf = (count: number): number => {
  let split = 1;
  while (2 * split < count) split *= 2;
  return split;
};

const treeHash = (leaves: readonly Hash[]): Hash => {
  const [only] = leaves;
  if (!only) return sha256();
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
};

/** RFC 6962 §2.1.2, SUBPROOF. */
const subproof = (oldSize: number, leaves: readonly Hash[], isWhole: boolean): readonly Hash[] => {
  if (oldSize === leaves.length) return isWhole ? [] : [treeHash(leaves)];
  const split = splitOf(leaves.length);
  return oldSize <= split
    ? [...subproof(oldSize, leaves.slice(0, split), isWhole), treeHash(leaves.slice(split))]
    : [...subproof(oldSize - split, leaves.slice(split), false), treeHash(leaves.slice(0, split))];
};
