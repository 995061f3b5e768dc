import { groupBy } from '../group-by.js';
import { comparePositions, formatPosition, laterOf, type Position } from '../position.js';
import type { Followed } from '../subscription.js';
import type { GenerationRun } from './generation-run.js';
import { collectionOf } from './generations.js';
import { Lane } from './lane.js';
import type { ProjectionAudience } from './audience.js';

export interface LanesOptions {
  readonly store: Followed;
  readonly audience: ProjectionAudience | undefined;
  /** A run has met an event that it can't fold, and stands in no lane any more. */
  readonly stopped: (run: GenerationRun) => void;
  readonly log: (message: string) => void;
}

/**
 * Everything that stands at the head shares the main lane. What is behind catches up in a lane of its own, and joins
 * the main one when nothing lies between them.
 */
export class Lanes {
  private readonly main: Lane;
  private readonly catchingUp = new Set<Lane>();
  private readonly closing = new Set<Promise<void>>();
  /** What is to be done as soon as the main lane projects nothing. */
  private waiting: (() => void)[] = [];
  private isOpen = true;

  constructor(
    private readonly options: LanesOptions,
    runs: readonly GenerationRun[],
    /** Where to begin if there are no runs. */
    head: Position,
  ) {
    const [first, ...others] = runs.map(({ position }) => position);
    this.main = this.laneOf(first === undefined ? head : others.reduce(laterOf, first), []);
    this.add(runs);
    this.main.start();
  }

  *runs(): Generator<GenerationRun> {
    yield* this.main.runs;
    for (const lane of this.catchingUp) yield* lane.runs;
  }

  /** Takes up runs that stand in no lane, those that stand at the same position together. */
  add(runs: readonly GenerationRun[]): void {
    for (const together of groupBy(runs, ({ position }) => formatPosition(position)).values()) {
      const lane = this.laneOf(together[0].position, together);
      const isAhead = comparePositions(lane.position, this.main.position) >= 0;
      if (isAhead && !this.main.isProjecting) {
        this.takeInto(this.main, lane);
      } else {
        this.catchingUp.add(lane);
        lane.start();
      }
    }
  }

  /** Takes a run out of its lane; what it is writing at the moment may still be written. */
  remove(run: GenerationRun): void {
    this.main.runs.delete(run);
    for (const lane of this.catchingUp) {
      if (lane.runs.delete(run) && lane.runs.size === 0) this.close(lane);
    }
  }

  async stop(): Promise<void> {
    this.isOpen = false;
    this.goOn();
    await Promise.all([this.main, ...this.catchingUp].map((lane) => lane.stop()));
    await Promise.all(this.closing);
  }

  private laneOf(position: Position, runs: readonly GenerationRun[]): Lane {
    const { store, audience, log } = this.options;
    const isMain = () => lane === this.main;
    const lane: Lane = new Lane({
      store,
      position,
      runs,
      noticed: (batch) => {
        if (isMain()) audience?.noticed(batch);
      },
      projected: () => (isMain() ? this.mainProjected() : this.caughtUpBy(lane)),
      onDrop: (error, attempt) => {
        if (isMain()) audience?.dropped();
        log(`subscription dropped (${String(error)}), resume ${attempt.toString()}`);
      },
    });
    return lane;
  }

  private mainProjected(): void {
    this.putAside(this.main);
    this.goOn();
  }

  private async caughtUpBy(lane: Lane): Promise<void> {
    this.putAside(lane);
    if (lane.runs.size === 0) this.close(lane);
    else if (!this.main.isProjecting || !this.isOpen) this.join(lane);
    else await this.joinAtRest(lane);
  }

  private async joinAtRest(lane: Lane): Promise<void> {
    await new Promise<void>((goOn) => {
      this.waiting.push(() => {
        this.join(lane);
        goOn();
      });
    });
  }

  private goOn(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const goOn of waiting) goOn();
  }

  /** While neither lane projects, and only where the one that was behind has all that the main one had. */
  private join(lane: Lane): void {
    if (!this.isOpen || !this.catchingUp.has(lane)) return;
    if (comparePositions(lane.position, this.main.position) < 0) return;
    this.takeInto(this.main, lane);
    this.close(lane);
  }

  /** Two runs of a generation become one, which may see again what the other has seen: that does no harm. */
  private takeInto(main: Lane, lane: Lane): void {
    for (const run of lane.runs) {
      const known = [...main.runs].find(
        ({ generation }) => collectionOf(generation) === collectionOf(run.generation),
      );
      if (known) known.takeOver(run);
      else main.runs.add(run);
    }
    lane.runs.clear();
  }

  private putAside(lane: Lane): void {
    for (const run of lane.runs) {
      if (!run.failure) continue;
      lane.runs.delete(run);
      this.options.stopped(run);
    }
  }

  private close(lane: Lane): void {
    if (!this.catchingUp.delete(lane)) return;
    const closed = lane.stop().finally(() => this.closing.delete(closed));
    this.closing.add(closed);
  }
}
