import type { Collection, Db } from './document-store.js';
import type { Recorded } from './envelope.js';
import { Follower } from './follower.js';
import { comparePositions, laterOf, START, type Position } from './position.js';
import type { Followed } from './subscription.js';

export interface DurableFollowerOptions {
  readonly store: Followed;
  /** Where the checkpoint is kept, and under which name. */
  readonly db: Db;
  readonly name: string;
  /** The types of event that are wanted; all, where none are named. */
  readonly types?: readonly string[];
  readonly log: (message: string) => void;
  readonly checkpointEveryMs?: number;
}

export interface FollowerStatus {
  /** Every event up to here has been handled. */
  readonly position: Position;
  /** Why the next events can't be handled at the moment. Whether the store answers is told elsewhere. */
  readonly failure?: string;
}

type Checkpoint = { readonly _id: string } & Position;

const checkpointsIn = (db: Db): Collection<Checkpoint> => db.collection('checkpoints');

/** How far a follower has come for certain, in whichever process it runs. */
export const checkpointOf = async (db: Db, name: string): Promise<Position> => {
  const found = await checkpointsIn(db).findOne({ _id: name });
  return found ? { commit: found.commit, prepare: found.prepare } : START;
};

/**
 * Follows the store from where it was left, across restarts. The checkpoint is saved some time after what it stands
 * for: after a crash the last events are handled again, so handling has to be idempotent.
 */
export abstract class DurableFollower {
  private readonly checkpoints: Collection<Checkpoint>;
  private follower: Follower | undefined;
  private saving: NodeJS.Timeout | undefined;
  private lastSave: Promise<void> = Promise.resolve();
  private position: Position = START;
  private saved: Position = START;
  private failure: string | undefined;

  constructor(private readonly following: DurableFollowerOptions) {
    this.checkpoints = checkpointsIn(following.db);
  }

  /** Awaited before the next batch; none of it was handled before, as far as the checkpoint knows. */
  protected abstract handle(batch: readonly Recorded[]): Promise<void>;

  async start(): Promise<void> {
    const { store, name, types, log, checkpointEveryMs = 500 } = this.following;
    this.saved = this.position = await checkpointOf(this.following.db, name);
    this.follower = new Follower({
      store,
      ...(types ? { types } : {}),
      after: () => this.position,
      handle: (batch) => this.take(batch),
      idle: (position) => {
        this.position = laterOf(this.position, position);
      },
      onDrop: (error, attempt) =>
        log(`subscription dropped (${String(error)}), resume ${attempt.toString()}`),
    });
    this.saving = setInterval(() => {
      this.lastSave = this.saveCheckpoint().catch((error: unknown) =>
        log(`checkpoint not saved: ${String(error)}`),
      );
    }, checkpointEveryMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.saving);
    await this.follower?.stop();
    await this.lastSave;
    await this.saveCheckpoint();
  }

  status(): FollowerStatus {
    return { position: this.position, ...(this.failure === undefined ? {} : { failure: this.failure }) };
  }

  private async take(batch: readonly Recorded[]): Promise<void> {
    const unseen = batch.filter(({ position }) => comparePositions(position, this.position) > 0);
    try {
      if (unseen.length > 0) await this.handle(unseen);
      this.failure = undefined;
    } catch (error) {
      this.failure = String(error);
      throw error;
    }
    this.position = batch.at(-1)?.position ?? this.position;
  }

  private async saveCheckpoint(): Promise<void> {
    const { position } = this;
    if (comparePositions(position, this.saved) <= 0) return;
    const { commit, prepare } = position;
    await this.checkpoints.replaceOne({ _id: this.following.name }, { commit, prepare }, { upsert: true });
    this.saved = position;
  }
}
