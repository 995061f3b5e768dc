import type { Viewer } from '../../access/viewer.js';
import type { Collection, Db } from '../../eventing/document-store.js';
import { networkOf } from '../../http/network.js';
import { countedUp, idOf, keepFor, windowOf } from '../kept-entries.js';
import { Noting, type Batch, type Noted } from '../noting.js';
import type { Opened } from './opens-data-of.js';
import { COLLECTION, type ReadEntry, type Whereabouts } from './read-entry.js';

/** What is noted of an answer: to whom, of what, and from where it was asked for. */
export interface Reading extends Opened {
  readonly viewer: Viewer;
  /** Only its network is kept. */
  readonly address: string;
}

export interface ReadLogOptions {
  readonly db: Db;
  readonly whereabouts: (reading: Reading, at: Date) => Promise<Whereabouts>;
  readonly log: (message: string) => void;
  /** For so many months entries are kept. */
  readonly months: number;
  readonly everyMs?: number;
  /** Entries that wait to be written at most. */
  readonly mostWaiting?: number;
}

/**
 * Who opened whose data, noted after the answer and written once a second. An answer of the store that got lost makes a
 * count too high, never too low.
 */
export class ReadLog {
  private readonly entries: Collection<ReadEntry>;
  private readonly noting: Noting<Reading>;

  constructor(private readonly options: ReadLogOptions) {
    this.entries = options.db.collection(COLLECTION);
    this.noting = new Noting({ ...options, writeBatch: (batch) => this.writeBatch(batch) });
  }

  /** Makes the indexes, one of which removes what is old. */
  async prepare(): Promise<void> {
    const newest = { first: -1, _id: -1 } as const;
    await this.entries.createIndex({ schoolId: 1, ...newest });
    await this.entries.createIndex({ schoolId: 1, personId: 1, ...newest });
    await this.entries.createIndex({ about: 1, ...newest });
    await keepFor(this.options.months, this.entries);
  }

  start(): void {
    this.noting.start();
  }

  stop(): Promise<void> {
    return this.noting.stop();
  }

  /** How many reads found no room, and are in no entry. */
  get lost(): number {
    return this.noting.lost;
  }

  /** @param at milliseconds since 1970. */
  note(reading: Reading, at: number): void {
    const { viewer, whose, id, what, address } = reading;
    const key = `${viewer.accountId} ${what} ${whose} ${id} ${address} ${windowOf(at).toString()}`;
    this.noting.add(key, { what: reading, first: at, last: at, count: 1 });
  }

  write(): Promise<void> {
    return this.noting.write();
  }

  /** What can't be told where it belongs stays, and the others are written. @throws where the store does not write. */
  private async writeBatch(batch: Batch<Reading>): Promise<Batch<Reading>> {
    const changes = await Promise.allSettled(batch.map(([, noted]) => this.changeOf(noted)));
    const ready = changes.flatMap((change) => (change.status === 'fulfilled' ? [change.value] : []));
    if (ready.length > 0) await this.entries.bulkWrite(ready, { ordered: false });
    const failed = changes.find((change) => change.status === 'rejected');
    if (failed) this.options.log(`not all written, to be tried again: ${String(failed.reason)}`);
    return batch.filter((_, index) => changes[index]?.status === 'rejected');
  }

  private async changeOf(noted: Noted<Reading>) {
    const { what: reading, first, last } = noted;
    const { viewer, whose, id, what, address } = reading;
    const { accountId, personId } = viewer;
    const network = networkOf(address);
    const { role, ...whereabouts } = await this.options.whereabouts(reading, new Date(last));
    const facts = { accountId, personId, ...whereabouts, of: { whose, id }, what, network };
    return countedUp(
      idOf(accountId, what, whose, id, network, windowOf(first).toString()),
      { ...facts, ...(role === undefined ? {} : { role }) },
      noted,
    );
  }
}
