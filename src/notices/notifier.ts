import { people } from '../../projections/people/projection.js';
import type { DomainEvent } from '../eventing/decider.js';
import type { Collection, Db } from '../eventing/document-store.js';
import type { Recorded } from '../eventing/envelope.js';
import type { EventStore } from '../eventing/event-store.js';
import { Follower } from '../eventing/follower.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { comparePositions, laterOf, START, type Position } from '../eventing/position.js';
import type { Ledger } from './ledger.js';
import type { Notice } from './notice.js';
import type { Policy } from './policy.js';

export interface NotifierOptions {
  readonly store: EventStore;
  readonly reader: FreshReader;
  /** Where the checkpoint is kept: beside the ledger. */
  readonly db: Db;
  readonly ledger: Ledger;
  readonly policies: readonly Policy<DomainEvent>[];
  /** Told of notices that are in the ledger now. */
  readonly onWritten: (noticeIds: readonly string[]) => void;
  readonly log: (message: string) => void;
  readonly checkpointEveryMs?: number;
}

export interface NotifierStatus {
  /** Every event up to here has its notices in the ledger. */
  readonly position: Position;
  /** Why it doesn't get on at the moment. */
  readonly failure?: string;
}

interface Concern {
  readonly event: Recorded;
  readonly policy: Policy<DomainEvent>;
  readonly pupilId: string;
}

const CHECKPOINT = 'notices';

/**
 * Turns events into entries of the ledger. The checkpoint follows some time later: what is replayed after a crash
 * leads to the same entries, and those are there already.
 */
export class Notifier {
  private readonly checkpoints: Collection<{ _id: string } & Position>;
  private follower: Follower | undefined;
  private saving: NodeJS.Timeout | undefined;
  private lastSave: Promise<void> = Promise.resolve();
  private position: Position = START;
  private saved: Position = START;
  private failure: string | undefined;

  constructor(private readonly options: NotifierOptions) {
    this.checkpoints = options.db.collection('checkpoints');
  }

  async start(): Promise<void> {
    const { store, log, checkpointEveryMs = 500 } = this.options;
    const found = await this.checkpoints.findOne({ _id: CHECKPOINT });
    if (found) this.saved = this.position = { commit: found.commit, prepare: found.prepare };
    this.follower = new Follower({
      store,
      after: () => this.position,
      handle: (batch) => this.handle(batch),
      idle: (position) => {
        this.position = laterOf(this.position, position);
      },
      onDrop: (error, attempt) => {
        this.failure = String(error);
        log(`subscription dropped (${this.failure}), resume ${attempt.toString()}`);
      },
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

  status(): NotifierStatus {
    return { position: this.position, ...(this.failure === undefined ? {} : { failure: this.failure }) };
  }

  private async handle(batch: readonly Recorded[]): Promise<void> {
    const { ledger, onWritten } = this.options;
    const notices = await this.noticesOf(batch);
    if (notices.length > 0) onWritten(await ledger.write(notices, new Date()));
    this.position = batch.at(-1)?.position ?? this.position;
    this.failure = undefined;
  }

  private async noticesOf(batch: readonly Recorded[]): Promise<readonly Notice[]> {
    const concerns = batch
      .filter(({ position }) => comparePositions(position, this.position) > 0)
      .flatMap((event) => this.concernsOf(event));
    const last = concerns.at(-1)?.event.position;
    if (!last) return [];
    const { reader } = this.options;
    // As of the last event: a guardian who was linked right before the grade must not be missed.
    const pupils = await reader.getMany(
      people,
      concerns.map(({ pupilId }) => pupilId),
      last,
    );
    const guardianIds = [...pupils.values()].flatMap(({ guardians }) => guardians);
    const guardians = await reader.getMany(people, guardianIds, last);
    return concerns.flatMap(({ event, policy, pupilId }) => {
      const ids = pupils.get(pupilId)?.guardians ?? [];
      const reachable = ids.map((personId) => ({
        personId,
        internet: guardians.get(personId)?.internet ?? false,
      }));
      return policy.notices(event, reachable);
    });
  }

  private concernsOf(event: Recorded): Concern[] {
    return this.options.policies
      .filter(({ on }) => on === event.type)
      .flatMap((policy) => {
        const pupilId = policy.about(event);
        return pupilId === undefined ? [] : [{ event, policy, pupilId }];
      });
  }

  private async saveCheckpoint(): Promise<void> {
    const { position } = this;
    if (comparePositions(position, this.saved) <= 0) return;
    const { commit, prepare } = position;
    await this.checkpoints.replaceOne({ _id: CHECKPOINT }, { commit, prepare }, { upsert: true });
    this.saved = position;
  }
}
