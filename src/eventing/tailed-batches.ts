import type { Recorded } from './envelope.js';
import type { LogTail } from './log-tail.js';
import { laterOf, START, type Position } from './position.js';
import type { SubscriptionBatches } from './subscription.js';

export interface TailedOptions {
  readonly tail: Pick<LogTail, 'keeps' | 'read' | 'beyond' | 'dropping'>;
  /** A subscription of one's own, for whoever is further behind than the tail goes. */
  readonly alone: (after: Position) => SubscriptionBatches;
  readonly after: Position;
  readonly largestBatch: number;
  /** The types of event that are wanted; all, where none are named. */
  readonly types: readonly string[] | undefined;
}

const LOOKS_EVERY_MS = 60_000;

/** What comes after a position: from the tail whatever it keeps, and until then from a subscription of its own. */
export class TailedBatches implements SubscriptionBatches {
  private reached: Position;
  private own: SubscriptionBatches | undefined;
  private readonly closing = new AbortController();

  constructor(private readonly options: TailedOptions) {
    this.reached = options.after;
  }

  idlePosition(): Position | undefined {
    return this.own ? this.own.idlePosition() : this.reached;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.own?.close();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly Recorded[]> {
    while (!this.closing.signal.aborted) {
      if (this.options.tail.keeps(this.reached)) yield* this.fromTail();
      else yield* this.fromOwn();
    }
  }

  /** Until the tail keeps all that follows. */
  private async *fromOwn(): AsyncGenerator<readonly Recorded[]> {
    const { tail, alone } = this.options;
    const own = (this.own = alone(this.reached));
    for await (const batch of own) {
      yield batch;
      this.reached = laterOf(batch.at(-1)?.position ?? this.reached, own.idlePosition() ?? START);
      if (tail.keeps(this.reached)) break;
    }
    await own.close();
    this.own = undefined;
    if (tail.keeps(this.reached) || this.closing.signal.aborted) return;
    throw new Error('The store ended the subscription.');
  }

  /** Until the tail goes on without who takes too long over it. @throws where the tail's subscription drops. */
  private async *fromTail(): AsyncGenerator<readonly Recorded[]> {
    const { tail, largestBatch, types } = this.options;
    const { signal } = this.closing;
    const dropped = tail.dropping;
    const ended = AbortSignal.any([signal, dropped]);
    while (tail.keeps(this.reached)) {
      const isThere = await tail.beyond(this.reached, ended, LOOKS_EVERY_MS);
      if (signal.aborted) return;
      dropped.throwIfAborted();
      if (!isThere || !tail.keeps(this.reached)) continue;
      const { events, upTo } = await tail.read(this.reached, largestBatch);
      const wanted = types ? events.filter(({ type }) => types.includes(type)) : events;
      this.reached = upTo;
      if (wanted.length > 0) yield wanted;
    }
  }
}
