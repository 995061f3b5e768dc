import { people } from '../../projections/people/projection.js';
import type { DomainEvent } from '../eventing/decider.js';
import type { Db } from '../eventing/document-store.js';
import { DurableFollower } from '../eventing/durable-follower.js';
import type { Recorded } from '../eventing/envelope.js';
import type { EventStore } from '../eventing/event-store.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
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
}

interface Concern {
  readonly event: Recorded;
  readonly policy: Policy<DomainEvent>;
  readonly pupilId: string;
}

/**
 * Turns events into entries of the ledger. What is handled again after a crash leads to the same entries, and those
 * are there already.
 */
export class Notifier extends DurableFollower {
  constructor(private readonly options: NotifierOptions) {
    const { store, db, policies, log } = options;
    super({ store, db, log, name: 'notices', types: policies.map(({ on }) => on) });
  }

  protected override async handle(batch: readonly Recorded[]): Promise<void> {
    const { ledger, onWritten } = this.options;
    const notices = await this.noticesOf(batch);
    if (notices.length > 0) onWritten(await ledger.write(notices, new Date()));
  }

  private async noticesOf(batch: readonly Recorded[]): Promise<readonly Notice[]> {
    const concerns = batch.flatMap((event) => this.concernsOf(event));
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
}
