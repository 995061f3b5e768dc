import { setTimeout as delay } from 'node:timers/promises';

/** What happened once or several times, as it waits to be written. */
export interface Noted<What> {
  /** As it was noted last. */
  what: What;
  /** Milliseconds since 1970. */
  first: number;
  last: number;
  count: number;
}

/** By what makes several of them the same. */
export type Batch<What> = readonly (readonly [string, Noted<What>])[];

export interface NotingOptions<What> {
  /** Writes a batch. @returns what of it is to be tried again. @throws where nothing was written. */
  readonly writeBatch: (batch: Batch<What>) => Promise<Batch<What>>;
  readonly log: (message: string) => void;
  readonly everyMs?: number;
  /** Entries that wait to be written at most. */
  readonly mostWaiting?: number;
}

const WRITTEN_EVERY = 1_000;
/** Some minutes of an evening in which the store is away, in some tens of megabytes. */
const MOST_WAITING = 50_000;
const LARGEST_BATCH = 1_000;

/**
 * What happens is noted in memory, which costs it nothing, and what was noted is written once a second: a process that
 * is killed loses that second. Where the store is away it is kept and written later; what then finds no room is counted.
 */
export class Noting<What> {
  private waiting = new Map<string, Noted<What>>();
  private readonly stopping = new AbortController();
  private done: Promise<void> | undefined;
  private lostNotes = 0;

  constructor(private readonly options: NotingOptions<What>) {}

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

  /** How many found no room, and are in no entry. */
  get lost(): number {
    return this.lostNotes;
  }

  add(key: string, more: Noted<What>): void {
    const known = this.waiting.get(key);
    if (known) {
      // What could not be written comes again after what was noted meanwhile.
      if (more.last >= known.last) known.what = more.what;
      known.first = Math.min(known.first, more.first);
      known.last = Math.max(known.last, more.last);
      known.count += more.count;
    } else if (this.waiting.size < (this.options.mostWaiting ?? MOST_WAITING)) {
      this.waiting.set(key, more);
    } else {
      this.lostNotes += more.count;
    }
  }

  /** Writes what has been noted. What can't be written is kept. */
  async write(): Promise<void> {
    const waiting = this.waiting;
    this.waiting = new Map();
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, LARGEST_BATCH);
      for (const [key] of batch) waiting.delete(key);
      try {
        for (const [key, kept] of await this.options.writeBatch(batch)) this.add(key, kept);
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
}
