import type { Recorded } from '../eventing/envelope.js';
import { Growth } from '../audit/log/growth.js';
import { hashed } from '../audit/log/log-builder.js';
import { StreamLeaves } from '../audit/log/stream-leaves.js';
import { StreamTags } from '../audit/log/stream-tags.js';
import { parseCheckpoint } from '../audit/transparency/checkpoint.js';
import { GrowingTree } from '../audit/transparency/growing-tree.js';
import type { Hash } from '../audit/transparency/merkle.js';
import { MalformedNote, parseVerifierKey, verifiedBy } from '../audit/transparency/signed-note.js';

/** The transparency log that some events make, in memory: its tree as it grows, without tiles and entries. */
export class LogTree {
  private readonly growth = new Growth(new GrowingTree(), new StreamLeaves(), []);
  private readonly tags = new StreamTags({ tagsOf: () => Promise.resolve(new Map()) });

  get size(): number {
    return this.growth.size;
  }

  root(): Hash {
    return this.growth.root();
  }

  /** @param grown called after each event. */
  async add(events: readonly Recorded[], grown: () => void): Promise<void> {
    const each = events.map(hashed);
    const tags = await this.tags.of(each);
    each.forEach(({ content }, place) => {
      this.growth.addEvent(tags[place] ?? content, content);
      grown();
    });
    // What would be written down is not kept.
    this.growth.takeGrown();
  }
}

export interface SignedCheckpoint {
  readonly size: number;
  readonly at: string;
  readonly note: string;
}

interface StoredCheckpoint {
  readonly _id: number;
  readonly at: string;
  readonly note: string;
  readonly isLastOfDay?: true;
}

/** The checkpoints that a log has signed: of all of them the roots, of the last one of each day the notes as well. */
export class SignedCheckpoints {
  private readonly roots = new Map<number, string>();
  private readonly notes = new Map<number, SignedCheckpoint>();
  private last: SignedCheckpoint | undefined;

  add({ _id, at, note, isLastOfDay }: StoredCheckpoint): void {
    const signed = { size: _id, at, note };
    this.roots.set(_id, parseCheckpoint(note).root.toString('base64'));
    if (isLastOfDay) this.notes.set(_id, signed);
    if (!this.last || _id >= this.last.size) this.last = signed;
  }

  clear(): void {
    this.roots.clear();
    this.notes.clear();
    this.last = undefined;
  }

  get count(): number {
    return this.roots.size;
  }

  get newest(): SignedCheckpoint | undefined {
    return this.last;
  }

  /** Whether a tree is the one that was signed at its size; undefined where none was. */
  agreesWith(tree: LogTree): boolean | undefined {
    const root = this.roots.get(tree.size);
    return root === undefined ? undefined : tree.root().toString('base64') === root;
  }

  /** The first of the notes that no key of the log has signed, by its size. */
  notSignedBy(vkeys: readonly string[]): number | undefined {
    const keys = vkeys.map(parseVerifierKey);
    const isSigned = ({ note }: SignedCheckpoint): boolean => {
      try {
        return verifiedBy(parseCheckpoint(note).note, keys).length > 0;
      } catch (error) {
        if (error instanceof MalformedNote) return false;
        throw error;
      }
    };
    return [...this.notes.values(), ...(this.last ? [this.last] : [])].find((one) => !isSigned(one))?.size;
  }
}
