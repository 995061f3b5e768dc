import { LRUCache } from 'lru-cache';
import type { Recorded } from '../envelope.js';
import { comparePositions, earlierOf, formatPosition, laterOf, START, type Position } from '../position.js';
import { foldedBy, idsOf, type Skips } from './fold.js';
import type { Generation } from './generations.js';
import { StaleDocuments, type Failure, type ProjectionStore, type Stored } from './projection-store.js';
import { ALL_RANGES, rangeOf } from './ranges.js';

export interface RunOptions {
  readonly generation: Generation;
  /** By range: everything up to here is in the documents. */
  readonly positions: Iterable<readonly [number, Position]>;
  /** How many events were read for it before. */
  readonly events: number;
  readonly skips: Skips;
  readonly documents: Pick<ProjectionStore, 'read' | 'write'>;
  readonly attempts: number;
  /** Told of documents that were written. */
  readonly written: (documents: Iterable<Stored>) => void;
}

/** Each time somebody's write has gone through, so that two who contend come to an end together. */
const STALE_ATTEMPTS = 10;

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
  /** By range, how far it has come. */
  readonly positions: Map<number, Position>;
  events: number;
  /** Why it goes no further. */
  failure: Failure | undefined;
  /** By range, as far as the checkpoint knows. */
  private readonly saved: Map<number, Position>;
  private readonly handles: ReadonlySet<string>;
  /** As they were written here last, so that the next event need not read them again. */
  private readonly known = new LRUCache<string, Stored>({ max: 20_000 });

  constructor(private readonly options: RunOptions) {
    this.generation = options.generation;
    this.positions = new Map(options.positions);
    this.saved = new Map(options.positions);
    this.events = options.events;
    this.handles = new Set(options.generation.projection.handles);
  }

  /** Where the range stands that is the furthest behind. */
  get position(): Position {
    const [first = START, ...others] = this.positions.values();
    return others.reduce(earlierOf, first);
  }

  /** Nothing up to here concerns it that it has not projected. */
  move(position: Position): void {
    for (const [range, reached] of this.positions) this.positions.set(range, laterOf(reached, position));
  }

  /** The ranges that have moved since they were asked for last, which from now on count as saved. */
  takeUnsaved(): Map<number, Position> {
    const moved = [...this.positions].filter(
      ([range, reached]) => comparePositions(reached, this.saved.get(range) ?? START) > 0,
    );
    for (const [range, reached] of moved) this.saved.set(range, reached);
    return new Map(moved);
  }

  /** What was taken was not saved: everything is to be. */
  saveAgain(): void {
    this.saved.clear();
  }

  /**
   * Folds what of a batch is new, up to an event that can't be folded, which is then its failure.
   * @throws whatever the store throws. The batch has to come again then.
   */
  async project(batch: readonly Recorded[]): Promise<void> {
    if (this.failure) return;
    const before = this.position;
    let fresh = batch.filter(({ position }) => comparePositions(position, before) > 0);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.foldAndWrite(
          fresh.filter(({ type }) => this.handles.has(type)),
          attempt === 1,
        );
        break;
      } catch (error) {
        this.known.clear();
        if (error instanceof StaleDocuments && attempt < STALE_ATTEMPTS) continue;
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
    this.move(fresh.at(-1)?.position ?? before);
  }

  /** Projects from now on what another run of the generation has projected so far. */
  takeOver(other: GenerationRun): void {
    for (const [range, position] of other.positions) {
      this.positions.set(range, position);
      this.saved.set(range, other.saved.get(range) ?? START);
    }
  }

  private async foldAndWrite(events: readonly Recorded[], mayBegin: boolean): Promise<void> {
    const concerns = events.map((event) => ({ event, ids: this.idsOf(event) }));
    const unknown = this.idsToRead(concerns, mayBegin);
    const read =
      unknown.length > 0
        ? await this.options.documents.read(this.generation, unknown)
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

  /** Those that aren't known, nor begin with the first event that concerns them, unless that has proved wrong. */
  private idsToRead(
    concerns: readonly { readonly event: Recorded; readonly ids: readonly string[] }[],
    mayBegin: boolean,
  ): string[] {
    const { begins = [] } = this.generation.projection;
    const first = new Map<string, Recorded>();
    for (const { event, ids } of concerns) for (const id of ids) if (!first.has(id)) first.set(id, event);
    return [...first].flatMap(([id, { type }]) =>
      this.known.has(id) || (mayBegin && begins.includes(type)) ? [] : [id],
    );
  }

  private idsOf(event: Recorded): readonly string[] {
    const { projection } = this.generation;
    const isAll = this.positions.size === ALL_RANGES.size;
    const isOurs = (id: string) => {
      const reached = this.positions.get(rangeOf(projection, event, id));
      return reached !== undefined && comparePositions(event.position, reached) > 0;
    };
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
