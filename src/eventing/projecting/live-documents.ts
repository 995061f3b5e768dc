import { setTimeout as delay } from 'node:timers/promises';
import type { DomainEvent } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { gathered, type Read } from '../gathered.js';
import { comparePositions, formatPosition, type Position } from '../position.js';
import { versionOf, type AnyProjection, type Projection, type ReadModel } from '../projection.js';
import { collectionOf, type Generation, type Generations, type GenerationState } from './generations.js';
import type { ProjectionStore, Sought, Stored } from './projection-store.js';

/** For so long, in milliseconds, a generation may be read after another has taken over: it is kept for longer. */
const ASKED_EVERY = 1_000;
/** So often, in milliseconds, whoever waits looks how far a projection has come. */
const LOOKS_EVERY = 20;
/** Longer than checkpoints are behind. */
const LONGEST_WAIT = 5_000;

/** The documents of read models as they are to be read: those of whichever generation is live. */
export class LiveDocuments {
  private states: ReadonlyMap<string, GenerationState> = new Map();
  private askedAt = -Infinity;
  private asking: Promise<void> | undefined;
  private readonly reads = new Map<string, Read<Stored>>();

  constructor(
    private readonly store: Pick<ProjectionStore, 'read' | 'checkpointOf' | 'find'>,
    private readonly generations: Pick<Generations, 'all'>,
    /** Milliseconds since some moment. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws DomainError `read-models-building` (503) before the first generation has taken over. */
  async read(projection: AnyProjection, ids: readonly string[]): Promise<ReadonlyMap<string, Stored>> {
    return this.readerOf({ projection, number: await this.live(projection) })(ids);
  }

  /** Every event up to here is in the documents. @throws DomainError `read-models-building` as above. */
  async checkpointOf(projection: AnyProjection): Promise<Position> {
    return (await this.store.checkpointOf({ projection, number: await this.live(projection) })).position;
  }

  /**
   * The documents that are looked for, as the projection has made them so far: see `reach`.
   * @throws DomainError `read-models-building` as above.
   */
  async *find<Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    sought: Sought,
  ): AsyncGenerator<Doc & Stored> {
    const number = await this.live(projection);
    for await (const document of this.store.find({ projection, number }, sought)) {
      yield document as Doc & Stored;
    }
  }

  /**
   * Waits until a projection has come at least so far. @returns how far it has come.
   * @throws DomainError `position-not-reached` (503) where that takes too long, `read-models-building` as above.
   */
  async reach(projection: AnyProjection, atLeast: Position | undefined): Promise<Position> {
    const deadline = this.now() + LONGEST_WAIT;
    for (;;) {
      const position = await this.checkpointOf(projection);
      if (!atLeast || comparePositions(position, atLeast) >= 0) return position;
      if (this.now() > deadline) throw notReached(atLeast);
      await delay(LOOKS_EVERY);
    }
  }

  /** Those of some projections of which no generation can be read yet, by name and version. */
  async notReadable(projections: readonly AnyProjection[]): Promise<readonly string[]> {
    const states = await this.generations.all();
    return projections.map(versionOf).filter((version) => states.get(version)?.live === undefined);
  }

  private readerOf(generation: Generation): Read<Stored> {
    const collection = collectionOf(generation);
    const known = this.reads.get(collection);
    const reader = known ?? gathered((ids) => this.store.read(generation, ids));
    if (!known) this.reads.set(collection, reader);
    return reader;
  }

  private async live(projection: AnyProjection): Promise<number> {
    const version = versionOf(projection);
    const isKnown = this.states.get(version)?.live !== undefined;
    if (!isKnown || this.now() - this.askedAt > ASKED_EVERY) await (this.asking ??= this.ask());
    const live = this.states.get(version)?.live;
    if (live === undefined) {
      throw new DomainError(
        'read-models-building',
        `The read model ${version} is being built from the events. Try again when /health is healthy.`,
        'unavailable',
      );
    }
    return live;
  }

  private async ask(): Promise<void> {
    const askedAt = this.now();
    try {
      this.states = await this.generations.all();
      this.askedAt = askedAt;
    } finally {
      this.asking = undefined;
    }
  }
}

export const notReached = (position: Position): DomainError =>
  new DomainError(
    'position-not-reached',
    `The read models have not reached position ${formatPosition(position)} yet. Try again shortly.`,
    'unavailable',
  );
