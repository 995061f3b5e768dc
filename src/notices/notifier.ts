import type { Db } from '../eventing/document-store.js';
import { DurableFollower } from '../eventing/durable-follower.js';
import type { Recorded } from '../eventing/envelope.js';
import type { EventStore } from '../eventing/event-store.js';
import { formatPosition } from '../eventing/position.js';
import { addressed, type Addressed } from './addressed.js';
import type { Audiences } from './audiences.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import type { Policy, Telling } from './policy.js';

export interface NotifierOptions {
  readonly store: EventStore;
  readonly audiences: Audiences;
  /** Where the checkpoint is kept: beside the ledger. */
  readonly db: Db;
  readonly ledger: Ledger;
  readonly policies: readonly Policy[];
  /** Told of what is in the ledger now and due. */
  readonly onDue: (entries: readonly LedgerEntry[]) => void;
  readonly log: (message: string) => void;
}

/** The name of its checkpoint. */
export const CHECKPOINT = 'notices';

/**
 * Turns events into entries of the ledger. What is handled again after a crash leads to the same entries, and those
 * are there already.
 */
export class Notifier extends DurableFollower {
  constructor(private readonly options: NotifierOptions) {
    const { store, db, policies, log } = options;
    super({ store, db, log, name: CHECKPOINT, types: [...new Set(policies.flatMap(({ on }) => on))] });
  }

  protected override async handle(batch: readonly Recorded[]): Promise<void> {
    const { ledger, onDue } = this.options;
    const now = new Date();
    const due = await ledger.write(await this.addressedIn(batch, now.toISOString()), now);
    if (due.length > 0) onDue(due);
  }

  private async addressedIn(batch: readonly Recorded[], now: string): Promise<readonly Addressed[]> {
    const told = batch.flatMap((event) => this.tellingsOf(event).map((telling) => ({ event, ...telling })));
    const last = told.at(-1)?.event.position;
    if (!last) return [];
    const recipients = await this.options.audiences.recipientsOf(
      told.map(({ event: { metadata }, audience, lastDay }) => ({
        ...{ audience, schoolId: metadata.schoolId, at: metadata.recordedAt },
        ...(lastDay === undefined ? {} : { lastDay }),
      })),
      last,
    );
    return told.flatMap(({ event, news }, index) => {
      const position = formatPosition(event.position);
      const occasion = { eventId: event.id, at: event.metadata.recordedAt, position };
      return (recipients[index] ?? []).flatMap((each) => addressed(news, each, occasion, now));
    });
  }

  /** None of what was imported: what is in old books is no news. */
  private tellingsOf(event: Recorded): readonly Telling[] {
    if (event.metadata.via === 'import') return [];
    return this.options.policies
      .filter(({ on }) => on.includes(event.type))
      .flatMap((policy) => policy.tell(event));
  }
}
