import { parseCheckpoint, type Checkpoint } from '../transparency/checkpoint.js';
import { decodeBundle, decodeEntry, isIndexPlace } from '../transparency/entry.js';
import { GrowingTree } from '../transparency/growing-tree.js';
import { EMPTY_ROOT, leafHash } from '../transparency/merkle.js';
import { verifiedBy, type VerifierKey } from '../transparency/signed-note.js';
import { pathOf, TILE_WIDTH } from '../transparency/tiles.js';
import { StreamLeaves } from './stream-leaves.js';

export interface MonitoredLog {
  /** Reads a file of the log by its path, such as `checkpoint` or `tile/entries/000`. @throws where there is none */
  readonly read: (path: string) => Promise<Buffer>;
  /** Keys of which one has to have signed. */
  readonly keys: readonly VerifierKey[];
  /** A checkpoint from before, which the log has to go on from. */
  readonly before?: Checkpoint;
  readonly onProgress: (leaves: number, of: number) => void;
}

export interface Monitored {
  readonly checkpoint: Checkpoint;
  readonly streams: number;
}

/** The log isn't what it says that it is. */
export class LogIsWrong extends Error {
  override readonly name = 'LogIsWrong';
}

/**
 * Reads all entries of a log as everybody can, and makes sure of what its checkpoint and its index entries say: that
 * they are the entries' tree, that every stream's events are counted right, and that an earlier checkpoint is its
 * beginning. Proofs that nothing is missing from a stream rest on the index entries.
 * @throws LogIsWrong
 */
export const monitorLog = async ({ read, keys, before, onProgress }: MonitoredLog): Promise<Monitored> => {
  const checkpoint = parseCheckpoint((await read('checkpoint')).toString());
  if (verifiedBy(checkpoint.note, keys).length === 0) {
    throw new LogIsWrong('None of the known keys has signed the checkpoint.');
  }
  const { size } = checkpoint;
  if (before) mustFollow(checkpoint, before);
  const replay = new Replay(before);
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const entries = decodeBundle(await read(`tile/${pathOf({ level: 'entries', index, width })}`));
    if (entries.length !== width)
      throw new LogIsWrong(`Bundle ${index.toString()} has not ${width.toString()} entries.`);
    entries.forEach((entry) => replay.add(entry));
    onProgress(index * TILE_WIDTH + width, size);
  }
  if (!replay.root().equals(checkpoint.root)) {
    throw new LogIsWrong('The entries do not make the tree of the checkpoint.');
  }
  return { checkpoint, streams: replay.streams };
};

const mustFollow = (checkpoint: Checkpoint, before: Checkpoint): void => {
  if (checkpoint.origin !== before.origin) {
    throw new LogIsWrong(
      `This is the log ${checkpoint.origin}, and the earlier checkpoint one of ${before.origin}.`,
    );
  }
  if (checkpoint.size < before.size) {
    throw new LogIsWrong(
      `The log had ${before.size.toString()} leaves before, and shows ${checkpoint.size.toString()} now.`,
    );
  }
};

/** Makes the tree and the index of streams anew, entry by entry. */
class Replay {
  private readonly tree = new GrowingTree();
  private readonly leaves = new StreamLeaves();

  constructor(private readonly before: Checkpoint | undefined) {
    this.compareWithBefore();
  }

  get streams(): number {
    return this.leaves.index().streams;
  }

  root() {
    return this.tree.root();
  }

  add(bytes: Buffer): void {
    const [leaf, entry] = [this.tree.size, decodeEntry(bytes)];
    if (isIndexPlace(leaf) !== (entry.kind === 'index')) {
      throw new LogIsWrong(`Leaf ${leaf.toString()} is no ${isIndexPlace(leaf) ? 'index' : 'event'} entry.`);
    }
    if (entry.kind === 'event') {
      if (this.leaves.knows(entry.stream) === entry.content.equals(entry.stream)) {
        throw new LogIsWrong(`Leaf ${leaf.toString()} does not name its stream by the stream’s first event.`);
      }
    } else {
      const { streams, root } = this.leaves.index();
      if (entry.streams !== streams || !entry.root.equals(root)) {
        throw new LogIsWrong(`The index at leaf ${leaf.toString()} counts the streams’ events wrongly.`);
      }
    }
    this.leaves.add(bytes);
    this.tree.append(leafHash(bytes));
    this.compareWithBefore();
  }

  private compareWithBefore(): void {
    if (this.tree.size !== this.before?.size) return;
    const root = this.tree.size === 0 ? EMPTY_ROOT : this.tree.root();
    if (!root.equals(this.before.root)) {
      throw new LogIsWrong(
        `The log’s first ${this.tree.size.toString()} leaves are others than those of the earlier checkpoint.`,
      );
    }
  }
}
