import { setTimeout as delay } from 'node:timers/promises';
import type { Recorded } from './envelope.js';

/** What of a readable stream of objects is needed here. */
interface Arriving {
  readonly readableLength: number;
  read(): unknown;
  on(event: string, listener: (error: Error) => void): unknown;
}

/** Who takes so many events at once is behind, and comes forward faster in large batches than in early ones. */
const MUCH = 250;
const GATHERS_FOR_MS = 200;
const GATHERING_STEP_MS = 10;

/** Takes from a subscription whatever has arrived, at most `largest` events at once, and waits where nothing has. */
export class Batches<Event> {
  private failure: Error | undefined;
  private ended = false;
  private wake = () => {};

  constructor(
    private readonly subscription: Arriving,
    private readonly largest: number,
    private readonly recorded: (event: Event) => Recorded,
  ) {
    subscription.on('readable', () => this.wake());
    subscription.on('error', (error: Error) => {
      this.failure = error;
      this.wake();
    });
    subscription.on('end', () => this.end());
    subscription.on('close', () => this.end());
  }

  end(): void {
    this.ended = true;
    this.wake();
  }

  async *iterate(): AsyncGenerator<readonly Recorded[]> {
    for (;;) {
      const batch = this.take();
      if (batch.length > 0) {
        yield batch;
        if (batch.length >= MUCH) await this.gathered();
      } else if (this.failure) throw this.failure;
      else if (this.ended) return;
      else await this.somethingNew();
    }
  }

  private take(): Recorded[] {
    const batch: Recorded[] = [];
    while (batch.length < this.largest && !this.ended) {
      const next = this.subscription.read() as { event?: Event } | null;
      if (next === null) break;
      if (next.event) batch.push(this.recorded(next.event));
    }
    return batch;
  }

  /** Resolves when the largest batch has arrived, or after a while with what has. */
  private async gathered(): Promise<void> {
    for (let waited = 0; waited < GATHERS_FOR_MS; waited += GATHERING_STEP_MS) {
      if (this.subscription.readableLength >= this.largest || this.failure || this.ended) return;
      await delay(GATHERING_STEP_MS);
    }
  }

  private somethingNew(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      if (this.subscription.readableLength > 0 || this.failure || this.ended) resolve();
    });
  }
}
