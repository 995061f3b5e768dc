import { setTimeout as delay } from 'node:timers/promises';
import type { Recorded } from './envelope.js';
import type { Position } from './position.js';
import type { Followed, SubscriptionBatches } from './subscription.js';

export interface FollowOptions {
  readonly store: Followed;
  /** Asked at each (re)start: the position after which to go on; `START` for the very first event. */
  readonly after: () => Position;
  /** Awaited before the next batch is taken. What it throws breaks the subscription, which then resumes. */
  readonly handle: (batch: readonly Recorded[]) => Promise<void> | void;
  /** Nothing of ours lies up to this position, and everything so far is handled. */
  readonly idle?: (position: Position) => void;
  readonly onDrop?: (error: unknown, attempt: number) => void;
  readonly largestBatch?: number;
  /** The types of event that are wanted; all, where none are named. */
  readonly types?: readonly string[];
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Follows the whole store for as long as it isn't stopped. A subscription that drops is resumed, with growing
 * pauses, from wherever `after` says; so a handler sees each event at least once and in the store's order.
 */
export class Follower {
  private readonly stopping = new AbortController();
  private current: SubscriptionBatches | undefined;
  private readonly done: Promise<void>;

  constructor(private readonly options: FollowOptions) {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.current?.close();
    await this.done;
  }

  private async run(): Promise<void> {
    const { store, after, onDrop, largestBatch = 4_000, types } = this.options;
    const stopped = () => this.stopping.signal.aborted;
    for (let attempt = 0; !stopped(); attempt++) {
      try {
        this.current = store.subscribe(after(), largestBatch, types);
        for await (const batch of this.current) {
          if (stopped()) break;
          await this.options.handle(batch);
          attempt = 0;
          const idle = this.current.idlePosition();
          if (idle) this.options.idle?.(idle);
        }
        if (!stopped()) onDrop?.(new Error('The store ended the subscription.'), attempt);
      } catch (error) {
        if (!stopped()) onDrop?.(error, attempt);
      }
      await this.current?.close();
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 10));
      await delay(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }
}
