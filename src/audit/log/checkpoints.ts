import type { Collection, Db } from '../../eventing/document-store.js';
import { parseCheckpoint, textOfHead, type Checkpoint, type TreeHead } from '../transparency/checkpoint.js';
import { consistencyRanges, isConsistent } from '../transparency/merkle.js';
import { formatNote, type NoteSignature } from '../transparency/signed-note.js';
import type { SignerKey } from '../transparency/signer-key.js';
import type { TreeReader } from './tree-reader.js';

/** A checkpoint that the log has given out. */
export interface GivenCheckpoint {
  readonly size: number;
  /** Instant of ISO 8601 in UTC. */
  readonly at: string;
  /** The signed note, with the cosignatures that it has. */
  readonly note: string;
}

interface StoredCheckpoint {
  readonly _id: number;
  readonly at: string;
  readonly note: string;
  /** Of the day in UTC; it is known when the next day's first one is made. */
  readonly isLastOfDay?: true;
}

/** All checkpoints that the log has ever signed. */
export class Checkpoints {
  private readonly given: Collection<StoredCheckpoint>;

  constructor(
    db: Db,
    private readonly tree: TreeReader,
  ) {
    this.given = db.collection('checkpoints');
  }

  async newest(): Promise<GivenCheckpoint | undefined> {
    const [found] = await this.given.find().sort({ _id: -1 }).limit(1).toArray();
    return found && givenAs(found);
  }

  /** Makes the index by which the last ones of days are found. */
  async prepare(): Promise<void> {
    await this.given.createIndex({ isLastOfDay: 1 });
  }

  /** The last one of each day, the oldest first; of the newest day, the newest. */
  async lastOfDays(): Promise<readonly GivenCheckpoint[]> {
    const ended = await this.given.find({ isLastOfDay: true }).sort({ _id: 1 }).toArray();
    const newest = await this.newest();
    return [...ended.map(givenAs), ...(newest ? [newest] : [])];
  }

  /**
   * Signs a tree that begins with every tree that was signed before; writes the checkpoint down before it is told.
   * @throws Error where the tree does not, and signs nothing
   */
  async sign(head: TreeHead, signers: readonly SignerKey[], at: number): Promise<Checkpoint> {
    const before = await this.newest();
    if (before) await this.mustContinue(parseCheckpoint(before.note), head);
    const text = textOfHead(head);
    const note = formatNote({ text, signatures: signers.map((signer) => signer.sign(text, at)) });
    const instant = new Date(at).toISOString();
    if (before && dayOf(before.at) !== dayOf(instant)) {
      await this.given.updateOne({ _id: before.size }, { $set: { isLastOfDay: true } });
    }
    await this.given.insertOne({ _id: head.size, at: instant, note });
    return parseCheckpoint(note);
  }

  /** Adds what witnesses have signed. */
  async cosign({ size, note }: Checkpoint, cosignatures: readonly NoteSignature[]): Promise<string> {
    const cosigned = formatNote({ text: note.text, signatures: [...note.signatures, ...cosignatures] });
    await this.given.updateOne({ _id: size }, { $set: { note: cosigned } });
    return cosigned;
  }

  private async mustContinue(before: TreeHead, head: TreeHead): Promise<void> {
    const isLonger = head.size > before.size;
    const proof = isLonger ? await this.tree.hashesOver(consistencyRanges(before.size, head.size)) : [];
    if (isLonger && head.origin === before.origin && isConsistent(before, head, proof)) return;
    throw new Error(
      `The log of ${head.size.toString()} leaves does not go on from the one of ${before.size.toString()} that was signed: nothing is signed.`,
    );
  }
}

const givenAs = ({ _id, at, note }: StoredCheckpoint): GivenCheckpoint => ({ size: _id, at, note });

const dayOf = (instant: string): string => instant.slice(0, 10);
