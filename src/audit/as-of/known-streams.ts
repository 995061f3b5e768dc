import { LRUCache } from 'lru-cache';
import { DomainError } from '../../eventing/domain-error.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { EventStore } from '../../eventing/event-store.js';
import { comparePositions, START, type Position } from '../../eventing/position.js';
import type { Moment } from './moment.js';

/** So few first, since of most streams that began after a moment nothing was known then. */
const FIRST_EVENTS = 32;
const MORE_EVENTS = 512;
/** About as many as the pages of a pupil have in a term. */
const REMEMBERED_EVENTS = 12_000;
/** The last place in the log: what an older EventStoreDB says where it doesn't know better. */
const LAST = 2n ** 63n - 1n;

/** Streams as far as they were known at a moment, each read once as long as there is room to remember it. */
export class KnownStreams {
  private readonly remembered = new LRUCache<string, readonly Recorded[]>({
    maxSize: REMEMBERED_EVENTS,
    sizeCalculation: (events) => events.length + 1,
  });
  private readonly reading = new Map<string, Promise<readonly Recorded[]>>();

  constructor(
    private readonly store: Pick<EventStore, 'readStream'>,
    private readonly moment: Moment,
  ) {}

  /** The events of several streams in the order of the log. @throws DomainError `positions-unknown`. */
  async events(streamNames: readonly string[]): Promise<readonly Recorded[]> {
    const [first, ...others] = await Promise.all(streamNames.map((name) => this.eventsOf(name)));
    if (others.length === 0) return first ?? [];
    return [first ?? [], ...others].flat().sort((a, b) => comparePositions(a.position, b.position));
  }

  /** Whether anything of a stream was known. @throws DomainError `positions-unknown`. */
  async began(streamName: string): Promise<boolean> {
    const [first] = this.remembered.get(streamName) ?? (await this.part(streamName, undefined, 1));
    return first !== undefined && this.moment.knows(first);
  }

  private eventsOf(streamName: string): Promise<readonly Recorded[]> {
    const remembered = this.remembered.get(streamName);
    if (remembered) return Promise.resolve(remembered);
    const underWay = this.reading.get(streamName);
    if (underWay) return underWay;
    const reading = this.read(streamName).finally(() => this.reading.delete(streamName));
    this.reading.set(streamName, reading);
    return reading;
  }

  private async read(streamName: string): Promise<readonly Recorded[]> {
    const known: Recorded[] = [];
    for (let size = FIRST_EVENTS; ; size = MORE_EVENTS) {
      const part = await this.part(streamName, known.at(-1)?.revision, size);
      const later = part.findIndex((event) => !this.moment.knows(event));
      known.push(...(later < 0 ? part : part.slice(0, later)));
      if (later >= 0 || part.length < size) break;
    }
    this.remembered.set(streamName, known);
    return known;
  }

  private async part(streamName: string, after: bigint | undefined, size: number): Promise<Recorded[]> {
    const part: Recorded[] = [];
    // Read to its end: a read that is left halfway stays open.
    for await (const event of this.store.readStream(streamName, after, size)) {
      mustHavePosition(event.position);
      part.push(event);
    }
    return part;
  }
}

const mustHavePosition = (position: Position): void => {
  if (comparePositions(position, START) > 0 && position.commit <= LAST) return;
  throw new DomainError(
    'positions-unknown',
    'The event store does not say where in the log the events of a stream stand. EventStoreDB does from 22.6 on.',
    'unavailable',
  );
};
