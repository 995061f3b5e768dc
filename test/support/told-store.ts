import type { Recorded } from '../../src/eventing/envelope.js';
import { comparePositions, START, type Position } from '../../src/eventing/position.js';
import type { SubscriptionBatches } from '../../src/eventing/subscription.js';

/** A store whose subscriptions are told what to bring. */
export class ToldStore {
  readonly log: Recorded[] = [];
  /** How many read from it now, and how many did at most. */
  readonly readers = { now: 0, most: 0, times: 0 };
  /** How often it was subscribed to. */
  subscriptions = 0;
  private readonly followers = new Set<Told>();

  constructor(events: readonly Recorded[]) {
    this.log.push(...events);
  }

  lastPosition = (): Promise<Position> => Promise.resolve(this.log.at(-1)?.position ?? START);

  async *readAll(after: Position, upTo: Position, largest = 100): AsyncGenerator<readonly Recorded[]> {
    this.readers.times++;
    this.readers.most = Math.max(this.readers.most, ++this.readers.now);
    await new Promise((resolve) => setImmediate(resolve));
    this.readers.now--;
    const found = this.log.filter(
      ({ position }) => comparePositions(position, after) > 0 && comparePositions(position, upTo) <= 0,
    );
    if (found.length > 0) yield found.slice(0, largest);
  }

  subscribe(after: Position): SubscriptionBatches {
    this.subscriptions++;
    const told = new Told(this.log.filter(({ position }) => comparePositions(position, after) > 0));
    this.followers.add(told);
    return {
      idlePosition: () => undefined,
      close: () => {
        this.followers.delete(told);
        told.end();
        return Promise.resolve();
      },
      [Symbol.asyncIterator]: () => told.batches(),
    };
  }

  get isFollowed(): boolean {
    return this.followers.size > 0;
  }

  append(batch: readonly Recorded[]): void {
    this.log.push(...batch);
    for (const follower of this.followers) follower.bring(batch);
  }

  /** Every subscription breaks. */
  drop(error: Error): void {
    for (const follower of this.followers) follower.fail(error);
    this.followers.clear();
  }
}

/** One subscription. */
class Told {
  private readonly waiting: (readonly Recorded[])[];
  private wake = () => {};
  private ended = false;
  private failure: Error | undefined;

  constructor(older: readonly Recorded[]) {
    this.waiting = older.length > 0 ? [older] : [];
  }

  bring(batch: readonly Recorded[]): void {
    this.waiting.push(batch);
    this.wake();
  }

  fail(error: Error): void {
    this.failure = error;
    this.wake();
  }

  end(): void {
    this.ended = true;
    this.wake();
  }

  async *batches(): AsyncGenerator<readonly Recorded[]> {
    while (!this.ended) {
      const batch = this.waiting.shift();
      if (batch) yield batch;
      else if (this.failure) throw this.failure;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
