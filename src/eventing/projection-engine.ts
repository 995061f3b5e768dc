import { LRUCache } from 'lru-cache';
import type { Recorded } from './envelope.js';
import type { EventStore } from './event-store.js';
import { Follower } from './follower.js';
import { comparePositions, laterOf, START, type Position } from './position.js';
import { StaleDocuments, storedAfter, type ProjectionStore, type Stored } from './projection-store.js';
import type { AnyProjection } from './projection.js';

/** What `/health` and `/metrics` tell of one projection. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly position: Position;
  readonly failure?: { readonly eventId: string; readonly eventType: string; readonly error: string };
}

interface Running {
  readonly projection: AnyProjection;
  readonly handles: ReadonlySet<string>;
  /** Documents as this process wrote them last, so that the next event need not read them again. */
  readonly documents: LRUCache<string, Stored>;
  position: Position;
  saved: Position;
  failure?: ProjectionStatus['failure'];
}

export interface EngineOptions {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly documents: Pick<ProjectionStore, keyof ProjectionStore>;
  readonly projections: readonly AnyProjection[];
  readonly log: (message: string) => void;
  /** How often a failing event or write is tried before its projection stops. */
  readonly attempts?: number;
  readonly checkpointEveryMs?: number;
  /** Whoever in this process reads what is kept here: told of what comes, and of what was made of it. */
  readonly audience?: ProjectionAudience;
}

/** Hears in one process what otherwise would have to be followed, and read, a second time. */
export interface ProjectionAudience {
  /** Before a batch is folded. */
  noticed(batch: readonly Recorded[]): void;
  /** After documents were written as they are here. */
  written(projection: AnyProjection, documents: Iterable<Stored>): void;
  /** What comes may have been missed; what was missed comes again. */
  dropped(): void;
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
 * Keeps the read models: one subscription feeds every projection of this process. A batch's documents are
 * folded in memory and written in one bulk, each guarded by the position at which it was read; checkpoints
 * follow some time later, since what is replayed after a crash is skipped document by document.
 *
 * A projection that fails on an event stops there and says so; the others go on.
 */
export class ProjectionEngine {
  private running: Running[] = [];
  private follower: Follower | undefined;
  private saving: NodeJS.Timeout | undefined;
  private lastSave: Promise<void> = Promise.resolve();

  constructor(private readonly options: EngineOptions) {}

  async start(): Promise<void> {
    const { documents, projections, store, checkpointEveryMs = 500 } = this.options;
    this.running = await Promise.all(
      projections.map(async (projection) => {
        const position = (await documents.checkpointOf(projection)) ?? START;
        const cache = new LRUCache<string, Stored>({ max: 20_000 });
        const handles = new Set<string>(projection.handles);
        return { projection, handles, documents: cache, position, saved: position };
      }),
    );
    this.follower = new Follower({
      store,
      after: () => this.earliest(),
      handle: (batch) => this.handle(batch),
      idle: (position) => this.moveAll(position),
      onDrop: (error, attempt) => {
        this.options.audience?.dropped();
        this.options.log(
          `projections: subscription dropped (${String(error)}), resume ${attempt.toString()}`,
        );
      },
    });
    this.saving = setInterval(() => {
      this.lastSave = this.saveCheckpoints().catch((error: unknown) =>
        this.options.log(`projections: checkpoints not saved: ${String(error)}`),
      );
    }, checkpointEveryMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.saving);
    await this.follower?.stop();
    await this.lastSave;
    await this.saveCheckpoints();
  }

  status(): readonly ProjectionStatus[] {
    return this.running.map(({ projection: { name, version }, position, failure }) => ({
      name,
      version,
      position,
      ...(failure ? { failure } : {}),
    }));
  }

  private earliest(): Position | undefined {
    const positions = this.running.filter(({ failure }) => !failure).map(({ position }) => position);
    const earliest = positions.reduce<Position | undefined>(
      (first, position) => (first && comparePositions(first, position) <= 0 ? first : position),
      undefined,
    );
    return earliest === START ? undefined : earliest;
  }

  private async handle(batch: readonly Recorded[]): Promise<void> {
    this.options.audience?.noticed(batch);
    await Promise.all(
      this.running.filter(({ failure }) => !failure).map((running) => this.project(running, batch)),
    );
  }

  private async project(running: Running, batch: readonly Recorded[]): Promise<void> {
    let fresh = batch.filter((event) => comparePositions(event.position, running.position) > 0);
    const { attempts = 3 } = this.options;
    for (let attempt = 1; ; attempt++) {
      try {
        await this.foldAndWrite(
          running,
          fresh.filter(({ type }) => running.handles.has(type)),
        );
        break;
      } catch (error) {
        running.documents.clear();
        if (error instanceof StaleDocuments && attempt < attempts) continue;
        if (!(error instanceof PoisonEvent)) throw error;
        if (attempt < attempts) continue;
        const { event, message } = error;
        running.failure = { eventId: event.id, eventType: event.type, error: message };
        this.options.log(
          `projections: ${running.projection.name} stopped at ${event.type} ${event.id}: ${message}`,
        );
        // What came before it in the batch still counts.
        fresh = fresh.slice(0, fresh.indexOf(event));
      }
    }
    const last = fresh.at(-1);
    if (last) running.position = last.position;
  }

  private async foldAndWrite(running: Running, events: readonly Recorded[]): Promise<void> {
    const { projection, documents } = running;
    const concerns = events.map((event) => ({ event, ids: idsOf(projection, event) }));
    const unknown = new Set(concerns.flatMap(({ ids }) => ids).filter((id) => !documents.has(id)));
    const read =
      unknown.size > 0
        ? await this.options.documents.read(projection, [...unknown])
        : new Map<string, Stored>();
    const changes = new Map<string, { before: Position | undefined; after: Stored }>();
    for (const { event, ids } of concerns) {
      for (const id of ids) {
        const current = changes.get(id)?.after ?? documents.get(id) ?? read.get(id);
        if (current && comparePositions(event.position, current.position) <= 0) continue;
        const before = changes.has(id) ? changes.get(id)?.before : current?.position;
        changes.set(id, { before, after: evolve(projection, current, event, id) });
      }
    }
    if (changes.size === 0) return;
    await this.options.documents.write(projection, [...changes.values()]);
    for (const [id, { after }] of changes) documents.set(id, after);
    this.options.audience?.written(
      projection,
      [...changes.values()].map(({ after }) => after),
    );
  }

  private moveAll(position: Position): void {
    for (const running of this.running) {
      if (!running.failure) running.position = laterOf(running.position, position);
    }
  }

  private async saveCheckpoints(): Promise<void> {
    const moved = this.running.filter(({ position, saved }) => comparePositions(position, saved) > 0);
    const positions = new Map(moved.map(({ projection, position }) => [projection, position]));
    await this.options.documents.saveCheckpoints(positions);
    for (const running of moved) running.saved = positions.get(running.projection) ?? running.saved;
  }
}

const idsOf = (projection: AnyProjection, event: Recorded): readonly string[] => {
  try {
    return projection.idsOf(event);
  } catch (error) {
    throw new PoisonEvent(event, error);
  }
};

const evolve = (
  projection: AnyProjection,
  current: Stored | undefined,
  event: Recorded,
  id: string,
): Stored => {
  try {
    return storedAfter(projection, current, event, id);
  } catch (error) {
    throw new PoisonEvent(event, error);
  }
};
