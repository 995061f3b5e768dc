import { LRUCache } from 'lru-cache';
import type { Hash } from '../transparency/merkle.js';
import type { LogStorage } from './log-storage.js';

/** An event's stream, and the hash that stands for the event. */
export interface Hashed {
  readonly stream: string;
  readonly content: Hash;
}

/** The tags that streams have in the log: each is the hash of the first event that the log has of the stream. */
export class StreamTags {
  private readonly known = new LRUCache<string, Hash>({ max: 100_000 });
  private fresh = new Map<string, Hash>();

  constructor(private readonly storage: Pick<LogStorage, 'tagsOf'>) {}

  /** The tags of the streams of some events, in the events' order. */
  async of(events: readonly Hashed[]): Promise<readonly Hash[]> {
    const unknown = new Set(events.map(({ stream }) => stream).filter((stream) => !this.knows(stream)));
    if (unknown.size > 0) {
      for (const [stream, tag] of await this.storage.tagsOf([...unknown])) this.known.set(stream, tag);
    }
    return events.map(({ stream, content }) => {
      const tag = this.known.get(stream) ?? this.fresh.get(stream) ?? content;
      if (!this.knows(stream)) this.fresh.set(stream, tag);
      return tag;
    });
  }

  /** Those that have to be written down. */
  takeFresh(): ReadonlyMap<string, Hash> {
    const taken = this.fresh;
    this.fresh = new Map();
    for (const [stream, tag] of taken) this.known.set(stream, tag);
    return taken;
  }

  private knows(stream: string): boolean {
    return this.known.has(stream) || this.fresh.has(stream);
  }
}
