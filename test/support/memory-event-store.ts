import type { Recorded } from '../../src/eventing/envelope.js';
import { WrongExpectedRevision, type EventStore, type NewEvent } from '../../src/eventing/event-store.js';
import { comparePositions, START, type Position } from '../../src/eventing/position.js';

/**
 * The part of the event store that command runners and exports need, in memory, which fails on request. As in EventStoreDB,
 * events that are written again at the same revision under the same ids are a success and are stored once.
 */
export class MemoryEventStore implements Pick<
  EventStore,
  'append' | 'readStream' | 'readAll' | 'lastPosition'
> {
  /** Every append that was asked for, in order: the stream, the revision expected, and how many events. */
  readonly appends: { streamName: string; expected: bigint | undefined; count: number }[] = [];
  reads = 0;
  private readonly log: Recorded[] = [];
  private readonly mishaps: ((write: () => Position) => Promise<Position>)[] = [];

  /** The next append fails and writes nothing. */
  failNextAppend(error = new Error('connection refused')): void {
    this.mishaps.push(() => Promise.reject(error));
  }

  /** The next append is written, but its answer is lost. */
  loseNextAnswer(error = new Error('connection reset')): void {
    this.mishaps.push((write) => {
      write();
      return Promise.reject(error);
    });
  }

  /** Just before the next append is written, somebody else appends to the same stream. */
  raceNextAppend(other: () => Promise<unknown>): void {
    this.mishaps.push(async (write) => {
      await other();
      return write();
    });
  }

  /** Keeps the next append waiting until the function that is returned is called. */
  holdNextAppend(): () => void {
    const { promise, resolve } = openPromise();
    this.mishaps.push(async (write) => {
      await promise;
      return write();
    });
    return resolve;
  }

  async append(
    streamName: string,
    expected: bigint | undefined,
    events: readonly NewEvent[],
  ): Promise<Position> {
    this.appends.push({ streamName, expected, count: events.length });
    const write = () => this.write(streamName, expected, events);
    const mishap = this.mishaps.shift();
    return mishap ? mishap(write) : write();
  }

  async *readStream(streamName: string, after?: bigint, limit?: number): AsyncGenerator<Recorded> {
    this.reads++;
    const from = after === undefined ? 0 : Number(after) + 1;
    const events = this.stream(streamName).slice(from, limit === undefined ? undefined : from + limit);
    for (const event of events) yield await Promise.resolve(event);
  }

  async *readAll(after: Position, upTo: Position): AsyncGenerator<readonly Recorded[]> {
    const isBetween = ({ position }: Recorded) =>
      comparePositions(position, after) > 0 && comparePositions(position, upTo) <= 0;
    yield await Promise.resolve(this.log.filter(isBetween));
  }

  lastPosition(): Promise<Position> {
    return Promise.resolve(this.log.at(-1)?.position ?? START);
  }

  stream(streamName: string): Recorded[] {
    return this.log.filter((event) => event.streamName === streamName);
  }

  private write(streamName: string, expected: bigint | undefined, events: readonly NewEvent[]): Position {
    const stream = this.stream(streamName);
    const next = Number(expected ?? -1n) + 1;
    const there = stream.slice(next, next + events.length);
    const again = there.length === events.length && events.every(({ id }, index) => there[index]?.id === id);
    if (!again && stream.length !== next) throw new WrongExpectedRevision(`${streamName} has moved on.`);
    if (!again) {
      events.forEach(({ id, event, metadata }, index) => {
        const commit = BigInt(this.log.length + 1);
        const position = { commit, prepare: commit };
        const { type, data } = event;
        this.log.push({ id, streamName, revision: BigInt(next + index), position, type, data, metadata });
      });
    }
    const last = this.stream(streamName)[next + events.length - 1];
    if (!last) throw new Error('An append needs events.');
    return last.position;
  }
}

const openPromise = (): { promise: Promise<void>; resolve: () => void } => {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};
