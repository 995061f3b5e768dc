import { LRUCache } from 'lru-cache';
import type { Recorded } from '../envelope.js';
import { comparePositions, earlierOf, formatPosition, type Position } from '../position.js';
import { foldedBy, idsOf, type Skips } from './fold.js';
import type { Generation } from './generations.js';
import { StaleDocuments, type Failure, type ProjectionStore, type Stored } from './projection-store.js';
import { ALL_RANGES, rangeOf } from './ranges.js';

export interface RunOptions {
  readonly generation: Generation;
  readonly ranges: Iterable<number>;
  readonly position: Position;
  /** How many events were read for it before. */
  readonly events: number;
  readonly skips: Skips;
  readonly documents: Pick<ProjectionStore, 'read' | 'write'>;
  readonly attempts: number;
  /** Told of documents that were written. */
  readonly written: (documents: Iterable<Stored>) => void;
}

/** An event that a projection could not fold: a fault of the program or of the event, not of the store. */
class PoisonEvent extends Error {
  constructor(
    readonly event: Recorded,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/**
 * A generation as this process projects it, in some ranges. A batch's documents are folded in memory and written in
 * one bulk, each guarded by the position at which it was read: what another process has written too is read again,
 * and what a document has seen is skipped. So two that project the same do harm to nothing but their time.
 */
export class GenerationRun {
  readonly generation: Generation;
  readonly ranges: Set<number>;
  position: Position;
  /** As far as the checkpoint knows. */
  saved: Position;
  events: number;
  /** Why it goes no further. */
  failure: Failure | undefined;
  private readonly handles: ReadonlySet<string>;
  /** As they were written here last, so that the next event need not read them again. */
  private readonly known = new LRUCache<string, Stored>({ max: 20_000 });

  constructor(private readonly options: RunOptions) {
    this.generation = options.generation;
    this.ranges = new Set(options.ranges);
    this.position = this.saved = options.position;
    this.events = options.events;
    this.handles = new Set(options.generation.projection.handles);
  }

  /**
   * Folds what of a batch is new, up to an event that can't be folded, which is then its failure.
   * @throws whatever the store throws. The batch has to come again then.
   */
  async project(batch: readonly Recorded[]): Promise<void> {
    if (this.failure) return;
    let fresh = batch.filter(({ position }) => comparePositions(position, this.position) > 0);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.foldAndWrite(fresh.filter(({ type }) => this.handles.has(type)));
        break;
      } catch (error) {
        this.known.clear();
        if (error instanceof StaleDocuments && attempt < this.options.attempts) continue;
        if (!(error instanceof PoisonEvent)) throw error;
        if (attempt < this.options.attempts) continue;
        const { event, message } = error;
        const position = formatPosition(event.position);
        this.failure = { position, eventId: event.id, eventType: event.type, error: message };
        // What came before it in the batch still counts.
        fresh = fresh.slice(0, fresh.indexOf(event));
      }
    }
    this.events += fresh.length;
    this.position = fresh.at(-1)?.position ?? this.position;
  }

  /** Projects what another run has projected so far, from where the one stands that is behind. */
  takeOver(other: GenerationRun): void {
    for (const range of other.ranges) this.ranges.add(range);
    this.position = earlierOf(this.position, other.position);
    // Where the other one stands may not be saved yet.
    this.saved = earlierOf(this.saved, other.saved);
  }

  private async foldAndWrite(events: readonly Recorded[]): Promise<void> {
    const concerns = events.map((event) => ({ event, ids: this.idsOf(event) }));
    const unknown = new Set(concerns.flatMap(({ ids }) => ids).filter((id) => !this.known.has(id)));
    const read =
      unknown.size > 0
        ? await this.options.documents.read(this.generation, [...unknown])
        : new Map<string, Stored>();
    const changes = new Map<string, { before: Position | undefined; after: Stored }>();
    for (const { event, ids } of concerns) {
      for (const id of ids) {
        const current = changes.get(id)?.after ?? this.known.get(id) ?? read.get(id);
        if (current && comparePositions(event.position, current.position) <= 0) continue;
        const after = this.evolve(current, event, id);
        if (!after) continue;
        const before = changes.has(id) ? changes.get(id)?.before : current?.position;
        changes.set(id, { before, after });
      }
    }
    if (changes.size === 0) return;
    await this.options.documents.write(this.generation, [...changes.values()]);
    for (const [id, { after }] of changes) this.known.set(id, after);
    this.options.written([...changes.values()].map(({ after }) => after));
  }

  private idsOf(event: Recorded): readonly string[] {
    const { projection } = this.generation;
    const isAll = this.ranges.size === ALL_RANGES.size;
    const isOurs = (id: string) => this.ranges.has(rangeOf(projection, event, id));
    if (!isAll && !projection.spansSchools && !isOurs('')) return [];
    const ids = orPoison(event, () => idsOf(projection, event, this.options.skips));
    return isAll || !projection.spansSchools ? ids : ids.filter(isOurs);
  }

  private evolve(current: Stored | undefined, event: Recorded, id: string): Stored | undefined {
    const { projection } = this.generation;
    return orPoison(event, () => foldedBy(projection, current, event, id, this.options.skips));
  }
}

const orPoison = <T>(event: Recorded, fold: () => T): T => {
  try {
    return fold();
  } catch (error) {
    throw new PoisonEvent(event, error);
  }
};
