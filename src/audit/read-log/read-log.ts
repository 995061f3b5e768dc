import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Viewer } from '../../access/viewer.js';
import type { Collection, Db } from '../../eventing/document-store.js';
import { networkOf } from './network.js';
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

interface Waiting {
  readonly reading: Reading;
  /** Milliseconds since 1970. */
  first: number;
  last: number;
  count: number;
}

/** Within so many milliseconds, counted from 1970 on, what somebody opens again is the same entry. */
export const MERGED_WITHIN = 5 * 60_000;
const WRITTEN_EVERY = 1_000;
/** Some minutes of an evening in which the store is away, in some tens of megabytes. */
const MOST_WAITING = 50_000;
const LARGEST_BATCH = 1_000;
/** The mean month of the Gregorian calendar. */
const MONTH_SECONDS = 30.436875 * 24 * 60 * 60;

/**
 * Who opened whose data. An answer is noted in memory, which costs it nothing, and what was noted is written once a
 * second: a process that is killed loses that second. Where the store is away it is kept and written later; what then
 * finds no room is counted. An answer of the store that got lost makes a count too high, never too low.
 */
export class ReadLog {
  private readonly entries: Collection<ReadEntry>;
  private waiting = new Map<string, Waiting>();
  private readonly stopping = new AbortController();
  private done: Promise<void> | undefined;
  private lostReads = 0;

  constructor(private readonly options: ReadLogOptions) {
    this.entries = options.db.collection(COLLECTION);
  }

  /** Makes the indexes, one of which removes what is old. */
  async prepare(): Promise<void> {
    const newest = { first: -1, _id: -1 } as const;
    await this.entries.createIndex({ schoolId: 1, ...newest });
    await this.entries.createIndex({ schoolId: 1, personId: 1, ...newest });
    await this.entries.createIndex({ about: 1, ...newest });
    const expireAfterSeconds = Math.round(this.options.months * MONTH_SECONDS);
    const known = (await this.entries.indexes()).find(({ name }) => name === 'retention');
    if (known && known['expireAfterSeconds'] !== expireAfterSeconds)
      await this.entries.dropIndex('retention');
    await this.entries.createIndex({ first: 1 }, { name: 'retention', expireAfterSeconds }, {});
  }

  start(): void {
    this.done = this.run();
  }

  /** Writes what is left, as far as the store is there. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
    await this.write();
    if (this.waiting.size > 0) this.options.log(`${this.waiting.size.toString()} entries were not written`);
  }

  /** How many reads found no room, and are in no entry. */
  get lost(): number {
    return this.lostReads;
  }

  /** @param at milliseconds since 1970. */
  note(reading: Reading, at: number): void {
    const { viewer, whose, id, what, address } = reading;
    const key = `${viewer.accountId} ${what} ${whose} ${id} ${address} ${windowOf(at).toString()}`;
    this.add(key, { reading, first: at, last: at, count: 1 });
  }

  /** Writes what has been noted. What can't be written is kept. */
  async write(): Promise<void> {
    const waiting = this.waiting;
    this.waiting = new Map();
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, LARGEST_BATCH);
      for (const [key] of batch) waiting.delete(key);
      try {
        await this.writeBatch(batch);
      } catch (error) {
        this.options.log(`not written, to be tried again: ${String(error)}`);
        for (const [key, kept] of [...batch, ...waiting]) this.add(key, kept);
        return;
      }
    }
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await delay(this.options.everyMs ?? WRITTEN_EVERY, undefined, { signal }).catch(() => undefined);
      await this.write();
    }
  }

  private add(key: string, more: Waiting): void {
    const known = this.waiting.get(key);
    if (known) {
      known.first = Math.min(known.first, more.first);
      known.last = Math.max(known.last, more.last);
      known.count += more.count;
    } else if (this.waiting.size < (this.options.mostWaiting ?? MOST_WAITING)) {
      this.waiting.set(key, more);
    } else {
      this.lostReads += more.count;
    }
  }

  /** What can't be told where it belongs stays, and the others are written. @throws where the store does not write. */
  private async writeBatch(batch: readonly (readonly [string, Waiting])[]): Promise<void> {
    const changes = await Promise.allSettled(batch.map(([, waiting]) => this.changeOf(waiting)));
    const ready = changes.flatMap((change) => (change.status === 'fulfilled' ? [change.value] : []));
    if (ready.length > 0) await this.entries.bulkWrite(ready, { ordered: false });
    const failed = changes.find((change) => change.status === 'rejected');
    if (!failed) return;
    this.options.log(`not all written, to be tried again: ${String(failed.reason)}`);
    for (const [index, [key, waiting]] of batch.entries()) {
      if (changes[index]?.status === 'rejected') this.add(key, waiting);
    }
  }

  private async changeOf({ reading, first, last, count }: Waiting) {
    const { viewer, whose, id, what, address } = reading;
    const { accountId, personId } = viewer;
    const network = networkOf(address);
    const { role, ...whereabouts } = await this.options.whereabouts(reading, new Date(last));
    const facts = { accountId, personId, ...whereabouts, of: { whose, id }, what, network };
    return {
      updateOne: {
        filter: { _id: digestOf(accountId, what, whose, id, network, windowOf(first).toString()) },
        update: {
          $setOnInsert: { ...facts, ...(role === undefined ? {} : { role }) },
          $min: { first: new Date(first) },
          $max: { last: new Date(last) },
          $inc: { count },
        },
        upsert: true,
      },
    };
  }
}

const windowOf = (at: number): number => Math.floor(at / MERGED_WITHIN);

/** 132 bits: short, for it stands in every index. */
const digestOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 22);
