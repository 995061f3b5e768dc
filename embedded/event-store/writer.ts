import { randomUUID } from 'node:crypto';
import { InvalidArgument, MaximumAppendSizeExceeded, StreamDeleted, WrongExpectedVersion } from './errors.js';
import type { Expected } from './errors.js';
import type { EventLog, EventToLog, StreamHead } from './log.js';
import { RecentEvents } from './recent-events.js';
import * as retention from './retention.js';

/** Where an append ended. */
export interface Appended {
  /** The stream's last revision; undefined for a stream that still has no event. */
  readonly revision: number | undefined;
  /** Undefined when nothing was written. */
  readonly position: number | undefined;
}

/** The same limit as the real server's default, over all events of one append. */
export const MAXIMUM_APPEND_SIZE = 1024 * 1024;

export const sizeOf = (event: EventToLog): number =>
  event.data.length + event.metadata.length + 2 * event.type.length;

const JSON_CONTENT = 'application/json';
const NOTHING = new Uint8Array();

/** The rules of writing: expected revisions, repeated appends, deletion. Each promise resolves once on disk. */
export class StreamWriter {
  private readonly recent: RecentEvents;

  constructor(private readonly log: EventLog) {
    this.recent = new RecentEvents(log);
  }

  async append(stream: string, expected: Expected, events: readonly EventToLog[]): Promise<Appended> {
    refuseReserved(stream);
    if (events.reduce((size, event) => size + sizeOf(event), 0) > MAXIMUM_APPEND_SIZE) {
      throw new MaximumAppendSizeExceeded(MAXIMUM_APPEND_SIZE);
    }
    const head = this.writable(stream, expected);
    const repeated = this.repeatOf(stream, head, expected, events);
    if (repeated !== undefined) {
      await this.log.durable(repeated.position);
      return repeated;
    }
    if (!accepts(head, expected)) throw wrongVersion(stream, expected, head);
    if (events.length === 0) return { revision: head.last < 0 ? undefined : head.last, position: undefined };
    const appended = this.stage(stream, head, events);
    await this.log.durable(this.log.lastStaged);
    return appended;
  }

  /** Deletes softly: the events stay in the log but the stream reads as missing, until it is written again. */
  async delete(stream: string, expected: Expected): Promise<number> {
    refuseReserved(stream);
    const head = this.writable(stream, expected);
    if (!accepts(head, expected)) throw wrongVersion(stream, expected, head);
    const position = this.stageMetadata(stream, retention.deleting(head.metadata ?? NOTHING));
    await this.log.durable(position);
    return position;
  }

  /** Deletes for good. */
  async tombstone(stream: string, expected: Expected): Promise<number> {
    refuseReserved(stream);
    const head = this.writable(stream, expected);
    if (!accepts(head, expected)) throw wrongVersion(stream, expected, head);
    const event = {
      id: randomUUID(),
      type: '$streamDeleted',
      contentType: 'application/octet-stream',
      data: NOTHING,
      metadata: NOTHING,
    };
    const position = this.log.stageTombstone(stream, event, Date.now());
    await this.log.durable(position);
    return position;
  }

  private writable(stream: string, expected: Expected): StreamHead {
    const head = this.log.headForWriting(stream);
    const original = retention.isMetastream(stream)
      ? this.log.headForWriting(retention.originalOf(stream))
      : head;
    if (head.tombstoned || original.tombstoned) throw new StreamDeleted(stream);
    if (expected === 'stream_exists' && retention.isSoftDeleted(head.retention))
      throw new StreamDeleted(stream);
    return head;
  }

  /**
   * Whether these very events are in the stream already. A vague expectation is checked by event id among the
   * newest events; an exact one by the ids at the revisions that would have been written. Part of a repeated
   * append is a conflict.
   */
  private repeatOf(
    stream: string,
    head: StreamHead,
    expected: Expected,
    events: readonly EventToLog[],
  ): { revision: number; position: number } | undefined {
    const exact = expected === 'no_stream' ? -1 : expected;
    if (typeof exact === 'number' && exact >= head.last) return undefined;
    let found;
    for (const [index, { id }] of events.entries()) {
      const before = found;
      found =
        typeof exact === 'number'
          ? this.recent.findAt(stream, id, exact + 1 + index)
          : this.recent.find(stream, id);
      if (found === undefined) {
        if (before !== undefined) throw wrongVersion(stream, expected, head);
        return undefined;
      }
    }
    return found && { revision: found.revision, position: found.position };
  }

  private stage(stream: string, head: StreamHead, events: readonly EventToLog[]): Appended {
    if (retention.isSoftDeleted(head.retention)) {
      this.stageMetadata(stream, retention.undeleting(head.metadata ?? NOTHING, head.last + 1));
    }
    const first = this.log.lastStaged + 1;
    const created = Date.now();
    const { last } = this.log.stage(stream, events, created);
    for (const [index, { id }] of events.entries()) {
      this.recent.remember(id, { stream, revision: head.last + 1 + index, position: first + index });
    }
    const position = this.log.lastStaged;
    const newest = events.at(-1);
    if (retention.isMetastream(stream) && newest) {
      this.clientWroteMetadata(retention.originalOf(stream), newest.data);
    }
    return { revision: last, position };
  }

  private stageMetadata(stream: string, metadata: Uint8Array): number {
    const event = {
      id: randomUUID(),
      type: '$metadata',
      contentType: JSON_CONTENT,
      data: metadata,
      metadata: NOTHING,
    };
    this.log.stage(retention.metastreamOf(stream), [event], Date.now());
    this.apply(stream, metadata);
    return this.log.lastStaged;
  }

  /** Metadata that a client writes to a deleted stream brings the stream back, but not what was deleted. */
  private clientWroteMetadata(stream: string, metadata: Uint8Array): void {
    const { last, retention: before } = this.log.headForWriting(stream);
    const after = retention.parseRetention(metadata);
    if (last >= 0 && retention.isSoftDeleted(before) && !retention.isSoftDeleted(after)) {
      this.stageMetadata(stream, retention.undeleting(metadata, last + 1));
    } else {
      this.apply(stream, metadata);
    }
  }

  private apply(stream: string, metadata: Uint8Array): void {
    const head = this.log.headForWriting(stream);
    this.log.stageHead(stream, { ...head, metadata, retention: retention.parseRetention(metadata) });
  }
}

function accepts(head: StreamHead, expected: Expected): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'no_stream':
      return head.last < 0 || retention.isSoftDeleted(head.retention);
    case 'stream_exists':
      return head.last >= 0 || head.retention !== undefined;
    default:
      return head.last === expected;
  }
}

const wrongVersion = (stream: string, expected: Expected, head: StreamHead): WrongExpectedVersion =>
  new WrongExpectedVersion(stream, expected, head.last < 0 ? undefined : head.last);

function refuseReserved(stream: string): void {
  if (stream === '' || stream === '$$') throw new InvalidArgument('A stream must have a name.');
  if (stream === '$all') throw new InvalidArgument('$all is read only.');
}
