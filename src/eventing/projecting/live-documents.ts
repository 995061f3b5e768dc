import { DomainError } from '../domain-error.js';
import type { Position } from '../position.js';
import { versionOf, type AnyProjection } from '../projection.js';
import type { Generations, GenerationState } from './generations.js';
import type { ProjectionStore, Stored } from './projection-store.js';

/** For so long, in milliseconds, a generation may be read after another has taken over: it is kept for longer. */
const ASKED_EVERY = 1_000;

/** The documents of read models as they are to be read: those of whichever generation is live. */
export class LiveDocuments {
  private states: ReadonlyMap<string, GenerationState> = new Map();
  private askedAt = -Infinity;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly store: Pick<ProjectionStore, 'read' | 'checkpointOf'>,
    private readonly generations: Pick<Generations, 'all'>,
    /** Milliseconds since some moment. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws DomainError `read-models-building` (503) before the first generation has taken over. */
  async read(projection: AnyProjection, ids: readonly string[]): Promise<Map<string, Stored>> {
    return this.store.read({ projection, number: await this.live(projection) }, ids);
  }

  /** Every event up to here is in the documents. @throws DomainError `read-models-building` as above. */
  async checkpointOf(projection: AnyProjection): Promise<Position> {
    return (await this.store.checkpointOf({ projection, number: await this.live(projection) })).position;
  }

  /** Those of some projections of which no generation can be read yet, by name and version. */
  async notReadable(projections: readonly AnyProjection[]): Promise<readonly string[]> {
    const states = await this.generations.all();
    return projections.map(versionOf).filter((version) => states.get(version)?.live === undefined);
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
