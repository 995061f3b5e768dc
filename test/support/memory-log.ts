import type { Recorded } from '../../src/eventing/envelope.js';
import type { EventStore } from '../../src/eventing/event-store.js';
import { comparePositions, START, type Position } from '../../src/eventing/position.js';
import type { SubscriptionBatches } from '../../src/eventing/subscription.js';
import { until } from './until.js';

/** The whole store in memory, as a subscription sees it: each batch is what was written at once. */
export class MemoryLog implements Pick<EventStore, 'subscribe' | 'lastPosition' | 'eventAt'> {
  /** The positions after which somebody asked to go on. */
  readonly subscriptions: Position[] = [];
  /** The furthest position known to hold nothing more. */
  idle: Position | undefined;
  private readonly batches: (readonly Recorded[])[] = [];

  write(...events: readonly Recorded[]): void {
    this.batches.push(events);
  }

  lastPosition(): Promise<Position> {
    return Promise.resolve(this.batches.at(-1)?.at(-1)?.position ?? START);
  }

  eventAt(position: Position): Promise<Recorded | undefined> {
    const found = this.batches.flat().find((event) => comparePositions(event.position, position) === 0);
    return Promise.resolve(found);
  }

  subscribe(after: Position): SubscriptionBatches {
    this.subscriptions.push(after);
    let closed = false;
    const { batches } = this;
    return {
      idlePosition: () => this.idle,
      close: () => {
        closed = true;
        return Promise.resolve();
      },
      async *[Symbol.asyncIterator]() {
        for (let next = 0; ; next++) {
          await until(() => closed || batches.length > next);
          if (closed) return;
          const batch = batches[next]?.filter(({ position }) => comparePositions(position, after) > 0);
          if (batch && batch.length > 0) yield batch;
        }
      },
    };
  }
}
