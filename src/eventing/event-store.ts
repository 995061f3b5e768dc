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
  type JSONType,
} from '@eventstore/db-client';
import { Batches } from './batches.js';
import type { DomainEvent } from './decider.js';
import { upcast, type EventMetadata, type Recorded, type Upcasts } from './envelope.js';
import { LogTail } from './log-tail.js';
import { comparePositions, START, type Position } from './position.js';
import type { Followed, SubscriptionBatches } from './subscription.js';
import { TailedBatches } from './tailed-batches.js';

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

/** EventStoreDB, by its official client: the one place that knows it. */
export class EventStore implements Followed {
  private readonly client: EventStoreDBClient;
  private tail: LogTail | undefined;

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
        fromPosition: firstAfter(from),
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

  /** Where a tail is kept, those who have come to it take from it what follows. */
  subscribe(after: Position, largestBatch: number, types?: readonly string[]): SubscriptionBatches {
    const { tail } = this;
    const alone = (from: Position) => this.subscribeAlone(from, largestBatch, types);
    return tail ? new TailedBatches({ tail, alone, after, largestBatch, types }) : alone(after);
  }

  /**
   * From now on one subscription brings the newest events for all who follow in this process, so that each is sent,
   * decoded and kept once.
   */
  async keepTail(log: (message: string) => void): Promise<LogTail> {
    const tail = new LogTail({
      store: {
        subscribe: (after, largestBatch, types) => this.subscribeAlone(after, largestBatch, types),
        readAll: (after, upTo, largestBatch) => this.readAll(after, upTo, largestBatch),
        lastPosition: () => this.lastPosition(),
      },
      log,
    });
    await tail.start();
    this.tail = tail;
    return tail;
  }

  private subscribeAlone(
    after: Position,
    largestBatch: number,
    types: readonly string[] | undefined,
  ): SubscriptionBatches {
    let checkpoint: Position | undefined;
    const checkpointReached = (_: unknown, position: Position) => {
      checkpoint = position;
    };
    const subscription = this.client.subscribeToAll(
      {
        fromPosition: firstAfter(after),
        filter: types
          ? eventTypeFilter({ regex: `^(${types.join('|')})$`, checkpointReached })
          : excludeSystemEvents({ checkpointReached }),
      },
      { highWaterMark: largestBatch },
    );
    const batches = new Batches<RawEvent>(subscription, largestBatch, (event) => this.recorded(event));
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
    await this.tail?.stop();
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

/** Where the client begins, so that what comes after a position is read. */
const firstAfter = (position: Position) => (comparePositions(position, START) === 0 ? FIRST : position);

/** As `excludeSystemEvents` has it, and nothing of the streams that the store keeps about streams. */
const isOurs = ({ type, streamId }: { type: string; streamId: string }): boolean =>
  !type.startsWith('$') && !streamId.startsWith('$');
