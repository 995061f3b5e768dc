import type { Collection, Db } from '../../eventing/document-store.js';
import type { Checkpoint } from '../transparency/checkpoint.js';
import { consistencyRanges } from '../transparency/merkle.js';
import type { Policy } from '../transparency/policy.js';
import { formatNote } from '../transparency/signed-note.js';
import type { Checkpoints } from './checkpoints.js';
import {
  Publishing,
  type CheckpointSink,
  type SinkStatus,
  type Written,
  type WrittenStore,
} from './publishing/publishing.js';
import type { TreeReader } from './tree-reader.js';
import { Witnesses, type WitnessStatus } from './witnesses.js';

export interface OutsideOptions {
  readonly db: Db;
  readonly tree: TreeReader;
  readonly checkpoints: Checkpoints;
  /** Names the witnesses that are asked; none are where it is not given. */
  readonly policy: Policy | undefined;
  readonly sinks: readonly CheckpointSink[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: (message: string) => void;
}

export interface OutsideStatus {
  readonly witnesses: readonly WitnessStatus[];
  readonly keptBy: readonly SinkStatus[];
}

/** Whoever sees the log's checkpoints beside the operator: witnesses, who sign along, and places that keep them. */
export class Outside {
  private readonly witnesses: Witnesses | undefined;
  private readonly publishing: Publishing;

  constructor(private readonly options: OutsideOptions) {
    const { policy, sinks, db, now, log } = options;
    this.witnesses = policy && new Witnesses({ policy, sizes: new Map(), now, log });
    this.publishing = new Publishing(sinks, writtenIn(db), log);
  }

  /** Resolves when the witnesses have answered or are too late; whatever goes wrong is told by `status`. */
  async show(checkpoint: Checkpoint): Promise<void> {
    const { tree, checkpoints, now } = this.options;
    const cosignatures =
      (await this.witnesses?.cosign(checkpoint, (oldSize) =>
        tree.hashesOver(consistencyRanges(oldSize, checkpoint.size)),
      )) ?? [];
    const note =
      cosignatures.length === 0
        ? formatNote(checkpoint.note)
        : await checkpoints.cosign(checkpoint, cosignatures);
    // A slow place keeps nothing waiting.
    void this.publishing.publish(note, checkpoint, now());
  }

  status(): OutsideStatus {
    return { witnesses: this.witnesses?.statuses ?? [], keptBy: this.publishing.statuses };
  }
}

const writtenIn = (db: Db): WrittenStore => {
  const written: Collection<Written & { readonly _id: string }> = db.collection('published');
  return {
    async get(sink) {
      const found = await written.findOne({ _id: sink });
      return found ? { size: found.size, at: found.at } : undefined;
    },
    async set(sink, last) {
      await written.replaceOne({ _id: sink }, last, { upsert: true });
    },
  };
};
