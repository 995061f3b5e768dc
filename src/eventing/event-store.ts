import { setTimeout as delay } from 'node:timers/promises';
import {
  END,
  BACKWARDS,
  EventStoreDBClient,
  FORWARDS,
  NO_STREAM,
  START as FIRST,
  StreamNotFoundError,
  UnknownError,
  WrongExpectedVersionError,
  eventTypeFilter,
  excludeSystemEvents,
  jsonEvent,
  type AllStreamSubscription,
  type JSONType,
} from '@eventstore/db-client';
import type { DomainEvent } from './decider.js';
import { upcast, type EventMetadata, type Recorded, type Upcasts } from './envelope.js';
import { comparePositions, START, type Position } from './position.js';

/** An event on its way into the store. */
export interface NewEvent {
  readonly id: string;
  readonly event: DomainEvent;
  readonly metadata: EventMetadata;
}

/** The stream was not at the revision that the writer had decided on. Nothing was written. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
}

interface RawEvent {
  readonly id: string;
  readonly streamId: string;
  readonly revision: bigint;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly position?: Position;
  readonly created: Date;
}

/** An event as it is stored, with the time at which the store took it. */
export type StoredEvent = Recorded & { readonly created: Date };

export interface SubscriptionBatches extends AsyncIterable<readonly Recorded[]> {
  /** The furthest position known to hold nothing more for us; meaningful once all batches so far are handled. */
  idlePosition(): Position | undefined;
  close(): Promise<void>;
}

/** EventStoreDB, by its official client: the one place that knows it. */
export class EventStore {
  private readonly client: EventStoreDBClient;

  constructor(
    url: string,
    private readonly upcasts: Upcasts = {},
  ) {
    this.client = EventStoreDBClient.connectionString(url);
  }

  /**
   * Appends events to a stream that is at `expected` (the last revision, or undefined for a stream that must
   * not exist yet), all or none, durable when this resolves.
   *
   * @returns the position of the last event.
   * @throws WrongExpectedRevision when somebody else wrote in between.
   */
  async append(
    streamName: string,
    expected: bigint | undefined,
    events: readonly NewEvent[],
  ): Promise<Position> {
    try {
      const result = await this.client.appendToStream(
        streamName,
        events.map(({ id, event, metadata }) =>
          jsonEvent({
            id,
            type: event.type,
            data: event.data as JSONType,
            metadata: metadata as unknown as JSONType,
          }),
        ),
        { expectedRevision: expected ?? NO_STREAM },
      );
      return result.position ?? START;
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) throw new WrongExpectedRevision(error.message);
      throw error;
    }
  }

  /** The events of a stream after a revision, oldest first; none where the stream doesn't exist. */
  async *readStream(streamName: string, after?: bigint, limit?: number): AsyncGenerator<Recorded> {
    const events = this.client.readStream(streamName, {
      direction: FORWARDS,
      fromRevision: after === undefined ? FIRST : after + 1n,
      ...(limit === undefined ? {} : { maxCount: limit }),
    });
    try {
      for await (const { event } of events) if (event) yield this.recorded(event);
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw error;
    }
  }

  /** The event at a position; none where no event of ours stands exactly there. */
  async eventAt(position: Position): Promise<Recorded | undefined> {
    const found: Recorded[] = [];
    try {
      for await (const { event } of this.client.readAll({
        direction: FORWARDS,
        fromPosition: position,
        maxCount: 1,
      })) {
        if (event && isOurs(event)) found.push(this.recorded(event));
      }
    } catch (error) {
      // EventStoreDB can't read from within a record, and has no name of its own for that.
      if (!(error instanceof UnknownError)) throw error;
    }
    return found.find((event) => comparePositions(event.position, position) === 0);
  }

  /** The position of the newest event that isn't one of the store's own; `START` where there is none. */
  async lastPosition(): Promise<Position> {
    let newest: Position | undefined;
    let before: Position | undefined;
    for (let count = 1; !newest; count = Math.min(8 * count, 512)) {
      let read = 0;
      // Read to its end: a read that is left halfway stays open, and closing the client waits for it for ever.
      for await (const { event } of this.client.readAll({
        direction: BACKWARDS,
        fromPosition: before ?? END,
        maxCount: count,
      })) {
        read++;
        if (!event) continue;
        if (isOurs(event)) newest ??= event.position;
        before = event.position;
      }
      if (read < count) break;
    }
    return newest ?? START;
  }

  /** Every event after a position and up to another, oldest first, in batches. */
  async *readAll(after: Position, upTo: Position, largestBatch = 2_000): AsyncGenerator<readonly Recorded[]> {
    for await (const batch of this.readRaw(after, upTo, largestBatch)) {
      yield batch.map((event) => this.recorded(event));
    }
  }

  /** The same as they are stored, for a copy of the store. */
  async *readStored(after: Position, upTo: Position): AsyncGenerator<readonly StoredEvent[]> {
    for await (const batch of this.readRaw(after, upTo, 2_000)) {
      yield batch.map((event) => ({ ...this.recorded(event), created: event.created }));
    }
  }

  private async *readRaw(
    after: Position,
    upTo: Position,
    largestBatch: number,
  ): AsyncGenerator<readonly RawEvent[]> {
    for (let last: Position | undefined = after; last;) {
      const from: Position = last;
      const batch: RawEvent[] = [];
      last = undefined;
      // One more than is wanted: a read begins with the event at the position itself. Each is read to its end.
      for await (const { event } of this.client.readAll({
        direction: FORWARDS,
        fromPosition: from === START ? FIRST : from,
        maxCount: largestBatch + 1,
      })) {
        if (!event || comparePositions(event.position, from) <= 0) continue;
        last = event.position;
        if (isOurs(event) && comparePositions(last, upTo) <= 0) batch.push(event);
      }
      if (batch.length > 0) yield batch;
      if (last && comparePositions(last, upTo) >= 0) return;
    }
  }

  /** Whether the store answers. @throws where it doesn't. */
  async ping(): Promise<void> {
    await this.lastPosition();
  }

  /**
   * What comes after a position, as it comes, in batches of what has arrived already.
   * @param types of event that are wanted; all, where none are named.
   */
  subscribe(
    after: Position | undefined,
    largestBatch: number,
    types?: readonly string[],
  ): SubscriptionBatches {
    let checkpoint: Position | undefined;
    const checkpointReached = (_: unknown, position: Position) => {
      checkpoint = position;
    };
    const subscription = this.client.subscribeToAll(
      {
        fromPosition: after === undefined || after === START ? FIRST : after,
        filter: types
          ? eventTypeFilter({ regex: `^(${types.join('|')})$`, checkpointReached })
          : excludeSystemEvents({ checkpointReached }),
      },
      { highWaterMark: largestBatch },
    );
    const batches = new Batches(subscription, largestBatch, (event) => this.recorded(event));
    return {
      idlePosition: () => (subscription.readableLength === 0 ? checkpoint : undefined),
      close: () => {
        batches.end();
        return subscription.unsubscribe();
      },
      [Symbol.asyncIterator]: () => batches.iterate(),
    };
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  private recorded(event: RawEvent): Recorded {
    const { type, data } = upcast({ type: event.type, data: event.data as object }, this.upcasts);
    return {
      type,
      data,
      id: event.id,
      streamName: event.streamId,
      revision: event.revision,
      position: event.position ?? START,
      metadata: event.metadata as EventMetadata,
    };
  }
}

/** As `excludeSystemEvents` has it, and nothing of the streams that the store keeps about streams. */
const isOurs = ({ type, streamId }: { type: string; streamId: string }): boolean =>
  !type.startsWith('$') && !streamId.startsWith('$');

/** Who takes so many events at once is behind, and comes forward faster in large batches than in early ones. */
const MUCH = 250;
const GATHERS_FOR_MS = 200;
const GATHERING_STEP_MS = 10;

/** Takes from a subscription whatever has arrived, at most `largest` events at once, and waits where nothing has. */
class Batches {
  private failure: Error | undefined;
  private ended = false;
  private wake = () => {};

  constructor(
    private readonly subscription: AllStreamSubscription,
    private readonly largest: number,
    private readonly recorded: (event: RawEvent) => Recorded,
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
      const next = this.subscription.read() as { event?: RawEvent } | null;
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
