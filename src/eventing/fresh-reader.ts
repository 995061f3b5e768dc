import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { DomainEvent } from './decider.js';
import type { Recorded } from './envelope.js';
import type { EventStore } from './event-store.js';
import { Follower } from './follower.js';
import { comparePositions, laterOf, START, type Position } from './position.js';
import { notReached, type LiveDocuments } from './projecting/live-documents.js';
import type { ProjectionAudience } from './projecting/audience.js';
import type { Stored } from './projecting/projection-store.js';
import { versionOf, type AnyProjection, type Projection, type ReadModel } from './projection.js';

export interface FreshReaderOptions {
  readonly store: Pick<EventStore, 'subscribe' | 'lastPosition'>;
  readonly documents: Pick<LiveDocuments, 'read' | 'checkpointOf'>;
  /** Every projection that is read here. */
  readonly projections: readonly AnyProjection[];
  readonly log: (message: string) => void;
  /** Documents kept in memory. */
  readonly cached?: number;
  /** How long a read waits for the position that it asked for. */
  readonly longestWaitMs?: number;
  /** Whether the projections of this very process tell what comes; else the store is followed from here. */
  readonly isAudience?: boolean;
}

/** Documents of read models by their ids. */
export interface Reads {
  get<Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    id: string,
    atLeast?: Position,
  ): Promise<(Doc & Stored) | undefined>;

  getMany<Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    ids: readonly string[],
    atLeast?: Position,
  ): Promise<Map<string, Doc & Stored>>;
}

/** Whoever still waits after such a pause, in milliseconds, may wait for what was skipped. */
const LONG_PAUSE_MS = 16;
/** Some thousands of diary weeks: what a school's parents look at in an evening. */
const REMEMBERED_BYTES = 64_000_000;
/** As many as are kept in memory, by default. */
const MOST_WANTED = 50_000;

/** An answer, with the documents that it was made of; undefined stands for one that isn't there. */
interface Remembered {
  readonly answer: object;
  readonly sources: ReadonlyMap<string, ReadModel | undefined>;
}

type Known<Doc> = { readonly document: (Doc & Stored) | undefined };

/**
 * Reads documents of read models by id, from memory where they are known to be current.
 *
 * It follows the store itself: each event's projections say which documents it concerns, and from then on a
 * cached copy of such a document counts for nothing, and a reader who asks for that position gets no older one.
 * So a cached read is never staler than MongoDB would be, in whichever process the projector runs. Where it runs in
 * this one, what it hears and what it makes of it is taken from there.
 */
export class FreshReader implements Reads, ProjectionAudience {
  private readonly documents: LRUCache<string, Known<ReadModel>>;
  private readonly answers = new LRUCache<string, Remembered>({ maxSize: REMEMBERED_BYTES });
  private readonly changedAt = new LRUCache<string, Position>({ max: 200_000 });
  private readonly wanted = new Set<string>();
  private readonly byType = new Map<string, AnyProjection[]>();
  private readonly waiting = new Set<{ position: Position; reached: () => void }>();
  private follower: Follower | undefined;
  private seen: Position = START;
  private following = false;
  /** The newest event when this started. What came before it is not noticed here: projections have to be past it. */
  private head: Position = START;
  /** By version, how far the projections have come that were not past the head when they were last asked. */
  private readonly behind = new Map<string, Position>();

  constructor(private readonly options: FreshReaderOptions) {
    this.documents = new LRUCache({ max: options.cached ?? 50_000 });
    for (const projection of options.projections) {
      for (const type of projection.handles) {
        this.byType.set(type, [...(this.byType.get(type) ?? []), projection]);
      }
    }
  }

  async start(): Promise<void> {
    this.head = await this.options.store.lastPosition();
    this.seen = this.head;
    for (const projection of this.options.projections) this.behind.set(versionOf(projection), START);
    this.following = true;
    if (this.options.isAudience === true) return;
    this.follower = new Follower({
      store: this.options.store,
      after: () => this.seen,
      handle: (batch) => this.noticed(batch),
      onDrop: (error) => {
        this.dropped();
        this.options.log(`reader: subscription dropped (${String(error)})`);
      },
    });
  }

  async stop(): Promise<void> {
    await this.follower?.stop();
  }

  /** The newest position that is known of here. */
  get position(): Position {
    return this.seen;
  }

  async get<Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    id: string,
    atLeast?: Position,
  ): Promise<(Doc & Stored) | undefined> {
    return (await this.getMany(projection, [id], atLeast)).get(id);
  }

  /**
   * The documents with these ids, in the order of the ids, where there are any; after `atLeast`, as they are at that
   * position or later.
   * @throws DomainError `position-not-reached` (503) where that takes too long.
   */
  async getMany<Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    ids: readonly string[],
    atLeast?: Position,
  ): Promise<Map<string, Doc & Stored>> {
    const deadline = this.deadline();
    if (atLeast) await this.reach(atLeast, deadline);
    const version = versionOf(projection);
    const each = [...new Set(ids)];
    const found = new Map<string, Doc & Stored>();
    const isMissing = (id: string) => !this.remembers(version, id, found);
    let missing = each.filter(isMissing);
    if (missing.length === 0) return found;
    for (let pause = 1; missing.length > 0; pause = Math.min(pause * 2, 50)) {
      const isCurrent = await this.isPast(projection, this.head);
      const projected = pause < LONG_PAUSE_MS ? START : await this.options.documents.checkpointOf(projection);
      const read = await this.read(projection, missing, isCurrent);
      for (const [id, document] of read) found.set(id, document);
      if (!atLeast) break;
      if (isCurrent || (await this.isPast(projection, atLeast))) {
        this.acceptSkipped(version, missing, projected);
        missing = missing.filter((id) => this.isOlder(version, id, read.get(id)));
      }
      if (missing.length === 0) break;
      if (Date.now() > deadline) throw notReached(atLeast);
      await delay(pause);
      missing = missing.filter(isMissing);
    }
    return new Map(
      each.flatMap((id) => {
        const document = found.get(id);
        return document ? [[id, document] as const] : [];
      }),
    );
  }

  /** Whether a document, or that there is none, is known without asking; adds it to what was found. */
  private remembers<Doc extends ReadModel>(
    version: string,
    id: string,
    found: Map<string, Doc & Stored>,
  ): boolean {
    const known = this.documents.get(keyOf(version, id)) as Known<Doc> | undefined;
    if (known?.document) found.set(id, known.document);
    return known !== undefined;
  }

  /**
   * What was made of documents, made anew only when one of them has changed since.
   * @param make reads what it needs by the reads that it is given, and by no others.
   * @param sizeOf bytes that the answer takes in memory.
   */
  async remembered<Answer extends object>(
    key: string,
    atLeast: Position | undefined,
    make: (reads: Reads) => Promise<Answer>,
    sizeOf: (answer: Answer) => number,
  ): Promise<Answer> {
    if (atLeast) await this.reach(atLeast, this.deadline());
    const kept = this.answers.get(key);
    if (kept && this.areCurrent(kept.sources)) return kept.answer as Answer;
    const sources = new Map<string, ReadModel | undefined>();
    const getMany: Reads['getMany'] = async (projection, ids, position) => {
      const found = await this.getMany(projection, ids, position);
      for (const id of ids) sources.set(keyOf(versionOf(projection), id), found.get(id));
      return found;
    };
    const answer = await make({
      getMany,
      get: async (projection, id, position) => (await getMany(projection, [id], position)).get(id),
    });
    this.answers.set(key, { answer, sources }, { size: sizeOf(answer) + 1 });
    return answer;
  }

  /** Has every answer made anew: what was sealed in the documents may open no longer. */
  forgetAnswers(): void {
    this.answers.clear();
  }

  private areCurrent(sources: Remembered['sources']): boolean {
    for (const [key, document] of sources) {
      const known = this.documents.get(key);
      if (!known || known.document !== document) return false;
    }
    return true;
  }

  private deadline(): number {
    return Date.now() + (this.options.longestWaitMs ?? 5_000);
  }

  private async read<Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    ids: readonly string[],
    isCurrent: boolean,
  ): Promise<Map<string, Doc & Stored>> {
    const version = versionOf(projection);
    const before = ids.map((id) => this.changedAt.get(keyOf(version, id)));
    const read = (await this.options.documents.read(projection, ids)) as Map<string, Doc & Stored>;
    ids.forEach((id, index) => {
      const key = keyOf(version, id);
      const unchanged = this.changedAt.get(key) === before[index];
      const document = read.get(id);
      if (isCurrent && this.following && unchanged && !this.isOlder(version, id, document)) {
        this.documents.set(key, { document });
      } else {
        this.want(key);
      }
    });
    return read;
  }

  /** Whether a projection has folded everything up to a position, of what was there when this started. */
  private async isPast(projection: AnyProjection, position: Position): Promise<boolean> {
    const version = versionOf(projection);
    const known = this.behind.get(version);
    if (known === undefined) return true;
    const wanted = comparePositions(position, this.head) < 0 ? position : this.head;
    if (comparePositions(known, wanted) >= 0 && comparePositions(wanted, this.head) < 0) return true;
    const reached = await this.options.documents.checkpointOf(projection);
    if (comparePositions(reached, this.head) >= 0) this.behind.delete(version);
    else this.behind.set(version, reached);
    return comparePositions(reached, wanted) >= 0;
  }

  /** What is projected and is in no document was skipped: no document will ever have seen it. */
  private acceptSkipped(version: string, ids: readonly string[], projected: Position): void {
    for (const id of ids) {
      const key = keyOf(version, id);
      const changed = this.changedAt.get(key);
      if (changed && comparePositions(changed, projected) <= 0) this.changedAt.delete(key);
    }
  }

  private isOlder(version: string, id: string, document: Stored | undefined): boolean {
    const changed = this.changedAt.get(keyOf(version, id));
    return changed !== undefined && comparePositions(document?.position ?? START, changed) < 0;
  }

  /** Has a document brought along when it is written next; what nobody reads is not worth the memory. */
  private want(key: string): void {
    if (this.options.isAudience !== true) return;
    if (this.wanted.size >= MOST_WANTED) this.wanted.clear();
    this.wanted.add(key);
  }

  dropped(): void {
    this.following = false;
    this.documents.clear();
  }

  written(projection: AnyProjection, documents: Iterable<Stored>): void {
    const version = versionOf(projection);
    for (const document of documents) {
      const key = keyOf(version, document._id);
      if (!this.wanted.delete(key)) continue;
      const changed = this.changedAt.get(key);
      const isNewest = changed !== undefined && comparePositions(document.position, changed) === 0;
      const isPastHead = !this.behind.has(version) || comparePositions(document.position, this.head) > 0;
      if (this.following && isNewest && isPastHead) this.documents.set(key, { document });
    }
  }

  noticed(batch: readonly Recorded[]): void {
    for (const event of batch) {
      for (const projection of this.byType.get(event.type) ?? []) {
        const version = versionOf(projection);
        for (const id of idsOrNone(projection, event)) {
          const key = keyOf(version, id);
          const known = this.changedAt.get(key);
          if (!known || comparePositions(event.position, known) > 0) this.changedAt.set(key, event.position);
          if (this.documents.delete(key)) this.want(key);
        }
      }
    }
    this.following = true;
    const last = batch.at(-1);
    if (last) this.seen = laterOf(this.seen, last.position);
    for (const waiter of this.waiting) {
      if (comparePositions(waiter.position, this.seen) > 0) continue;
      this.waiting.delete(waiter);
      waiter.reached();
    }
  }

  private async reach(position: Position, deadline: number): Promise<void> {
    if (comparePositions(position, this.seen) <= 0) return;
    await new Promise<void>((resolve, reject) => {
      const waiter = {
        position,
        reached: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.waiting.delete(waiter);
        reject(notReached(position));
      }, deadline - Date.now());
      this.waiting.add(waiter);
    });
  }
}

/** Where a projection can't say whom an event concerns it stops there, and tells so itself. */
export const idsOrNone = (projection: AnyProjection, event: Recorded): readonly string[] => {
  try {
    return projection.idsOf(event);
  } catch {
    return [];
  }
};

const keyOf = (version: string, id: string): string => `${version} ${id}`;
