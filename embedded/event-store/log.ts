import { createHash } from 'node:crypto';
import type { Database, Key } from 'lmdb';
import { LRUCache } from 'lru-cache';
import { openEnvironment, type Environment } from '../lmdb/environment.js';
import type { Retention } from './retention.js';
import { encodeRecord, StoredRecord, type LoggedEvent } from './wire.js';

/** What is known of a stream without reading its events. */
export interface StreamHead {
  /** The log position of the stream's first event; 0 before there is one. */
  readonly number: number;
  /** The last revision; -1 before there is one. */
  readonly last: number;
  /** What `$$stream` says, as it was written and as it is applied. */
  readonly metadata?: Uint8Array;
  readonly retention?: Retention;
  readonly tombstoned?: true;
}

export type EventToLog = Pick<LoggedEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export interface Direction {
  readonly backwards: boolean;
}

/** The largest signed 64-bit integer is the revision of a tombstone. */
const TOMBSTONE_REVISION = 2n ** 63n - 1n;
const NO_STREAM: StreamHead = { number: 0, last: -1 };

const PAGE_RECORDS = 512;
const PAGE_BYTES = 256 * 1024;
const CACHED_HEADS = 10_000;

/** What one transaction writes. */
class Batch {
  readonly records: { readonly stream: number; readonly revision: number; readonly record: StoredRecord }[] =
    [];
  readonly tombstones: StoredRecord[] = [];
  readonly heads = new Map<string, StreamHead>();
  readonly durable: Promise<void>;
  markDurable: () => void = () => undefined;

  constructor() {
    this.durable = new Promise((resolve) => (this.markDurable = resolve));
  }
}

/**
 * The log on LMDB: one ordered sequence of records, an index of each stream's revisions into it, and the
 * heads of the streams. Writers stage records in memory, everything staged is committed in one transaction,
 * and only what is on disk is acknowledged or shown to readers.
 */
export class EventLog {
  private readonly records: Database<Buffer, number>;
  private readonly index: Database<number, Key[]>;
  private readonly heads: Database<StreamHead, Buffer>;
  private readonly durableHeads = new LRUCache<string, StreamHead>({ max: CACHED_HEADS });
  private readonly listeners = new Set<() => void>();
  private staged = new Batch();
  private committing: Batch | undefined;
  private loop: Promise<void> | undefined;
  private position: number;
  private durableThrough: number;

  private constructor(
    private readonly environment: Environment,
    private readonly onFailure: (error: unknown) => void,
  ) {
    const { root } = environment;
    this.records = root.openDB<Buffer, number>({ name: 'log', encoding: 'binary' });
    this.index = root.openDB<number, Key[]>({ name: 'index', encoding: 'ordered-binary' });
    this.heads = root.openDB<StreamHead, Buffer>({
      name: 'streams',
      keyEncoding: 'binary',
      encoding: 'msgpack',
    });
    const [last = 0] = this.records.getKeys({ reverse: true, limit: 1 });
    this.position = last;
    this.durableThrough = last;
  }

  /** Opens the log of a data folder; `onFailure` must end the process, as nothing after it may be acknowledged. */
  static async open(dataDir: string, onFailure: (error: unknown) => void): Promise<EventLog> {
    const log = (line: string): void => void process.stderr.write(`event store: ${line}\n`);
    return new EventLog(await openEnvironment(dataDir, {}, log), onFailure);
  }

  /** The last position that is on disk. */
  get lastPosition(): number {
    return this.durableThrough;
  }

  /** The head as writers must see it: with what is staged but not yet on disk. */
  headForWriting(stream: string): StreamHead {
    return this.staged.heads.get(stream) ?? this.committing?.heads.get(stream) ?? this.head(stream);
  }

  /** The head as readers may see it: what is on disk. */
  head(stream: string): StreamHead {
    const cached = this.durableHeads.get(stream);
    if (cached !== undefined) return cached;
    const head = this.heads.get(keyOf(stream)) ?? NO_STREAM;
    this.durableHeads.set(stream, head);
    return head;
  }

  /** Stages events at the end of a stream and answers its new head. */
  stage(stream: string, events: readonly EventToLog[], created: number): StreamHead {
    const head = this.headForWriting(stream);
    let { number, last } = head;
    for (const event of events) {
      const position = ++this.position;
      number ||= position;
      last++;
      const record = new StoredRecord(encodeRecord({ ...event, stream, revision: last, position, created }));
      this.staged.records.push({ stream: number, revision: last, record });
    }
    return this.stageHead(stream, { ...head, number, last });
  }

  /**
   * Stages an event where it stood in another log, of which this one is to be a copy.
   * @throws Error where it stands before what is here already, in the log or in its stream
   */
  stageCopy(event: LoggedEvent & { readonly revision: number }): void {
    const { stream, revision, position } = event;
    const head = this.headForWriting(stream);
    if (position <= this.position || revision <= head.last) {
      throw new Error(`Revision ${revision} of ${stream} does not come after what was copied before it.`);
    }
    this.position = position;
    const number = head.number || position;
    this.staged.records.push({ stream: number, revision, record: new StoredRecord(encodeRecord(event)) });
    this.stageHead(stream, { ...head, number, last: revision });
  }

  /** Stages the event after which a stream can neither be read nor written. */
  stageTombstone(stream: string, event: EventToLog, created: number): number {
    const position = ++this.position;
    this.staged.tombstones.push(
      new StoredRecord(encodeRecord({ ...event, stream, revision: TOMBSTONE_REVISION, position, created })),
    );
    this.stageHead(stream, { ...this.headForWriting(stream), tombstoned: true });
    return position;
  }

  stageHead(stream: string, head: StreamHead): StreamHead {
    this.staged.heads.set(stream, head);
    this.loop ??= this.commitStaged();
    return head;
  }

  /** The position that was given last, on disk or not. */
  get lastStaged(): number {
    return this.position;
  }

  /** Resolves when the log is on disk up to this position. */
  async durable(position: number): Promise<void> {
    while (position > this.durableThrough) {
      await (this.committing ?? this.staged).durable;
    }
  }

  /** Calls back after each commit until the returned function is called. */
  onCommit(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Up to a page of records from this position on, this one included. */
  page(from: number, { backwards }: Direction): StoredRecord[] {
    const start = backwards ? Math.min(from, this.durableThrough) : from;
    return pageOf(
      this.records
        .getRange({ start, reverse: backwards, limit: PAGE_RECORDS })
        .map(({ value }) => new StoredRecord(value)),
    );
  }

  /** Up to a page of a stream's records between two revisions, both included. */
  streamPage(head: StreamHead, from: number, to: number, { backwards }: Direction): StoredRecord[] {
    const inOrder = backwards ? from >= to : from <= to;
    if (head.number === 0 || !inOrder) return [];
    return pageOf(
      this.index
        .getRange({
          start: [head.number, from],
          end: [head.number, to],
          inclusiveEnd: true,
          reverse: backwards,
          limit: PAGE_RECORDS,
        })
        .map(({ value }) => this.at(value)),
    );
  }

  /** The record of one revision that is on disk. */
  ofRevision(head: StreamHead, revision: number): StoredRecord | undefined {
    const position = this.index.get([head.number, revision]);
    return position === undefined ? undefined : this.at(position);
  }

  /** Commits what is staged and lets go of the folder. */
  async close(): Promise<void> {
    await this.loop;
    await this.environment.close();
  }

  private at(position: number): StoredRecord {
    const bytes = this.records.get(position);
    if (bytes === undefined) throw new Error(`The log has no record at position ${position}.`);
    return new StoredRecord(bytes);
  }

  private async commitStaged(): Promise<void> {
    try {
      // One turn of the event loop, so that all requests that arrived together share a transaction.
      await new Promise((resolve) => setImmediate(resolve));
      while (this.staged.heads.size > 0) await this.commit();
      this.loop = undefined;
    } catch (error) {
      this.onFailure(await this.environment.reasonOf(error));
    }
  }

  private async commit(): Promise<void> {
    const batch = this.staged;
    const through = this.position;
    this.committing = batch;
    this.staged = new Batch();
    await this.write(batch);
    for (const [stream, head] of batch.heads) this.durableHeads.set(stream, head);
    this.durableThrough = through;
    this.committing = undefined;
    // Or a reader that is woken now might still look at the snapshot from before.
    this.environment.root.resetReadTxn();
    batch.markDurable();
    for (const listener of this.listeners) listener();
  }

  /** LMDB commits all writes of one turn of the event loop in one transaction, on a thread of its own. */
  private async write(batch: Batch): Promise<void> {
    const writes = new Set<Promise<boolean>>();
    for (const { stream, revision, record } of batch.records) {
      const { position } = record;
      writes.add(this.records.put(position, record.bytes));
      writes.add(this.index.put([stream, revision], position));
    }
    for (const record of batch.tombstones) writes.add(this.records.put(record.position, record.bytes));
    for (const [stream, head] of batch.heads) writes.add(this.heads.put(keyOf(stream), head));
    await Promise.all(writes);
  }
}

/** Names may be longer than LMDB's keys. */
const keyOf = (stream: string): Buffer => createHash('sha256').update(stream).digest();

function pageOf(records: Iterable<StoredRecord>): StoredRecord[] {
  const page: StoredRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    page.push(record);
    bytes += record.bytes.length;
    if (bytes >= PAGE_BYTES) break;
  }
  return page;
}
