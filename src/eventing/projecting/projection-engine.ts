import { setTimeout as delay } from 'node:timers/promises';
import type { EventStore } from '../event-store.js';
import { comparePositions, START, type Position } from '../position.js';
import { versionOf, type AnyProjection } from '../projection.js';
import type { ProjectionAudience } from './audience.js';
import type { Skips } from './fold.js';
import { GenerationRun, type RunOptions } from './generation-run.js';
import { collectionOf, type Generation, type Generations, type GenerationState } from './generations.js';
import { Lanes } from './lanes.js';
import type { Failure, ProjectionStore } from './projection-store.js';
import { ALL_RANGES } from './ranges.js';

/** What `/health` and `/metrics` tell of a generation, as far as this process projects it. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly state: 'live' | 'building' | 'retiring';
  readonly position: Position;
  readonly failure?: Failure;
}

/** How several processes share the ranges. */
export interface Leases {
  /** The ranges that are this process's until it is asked next. */
  renew(): Promise<ReadonlySet<number>>;
  release(): Promise<void>;
}

export interface EngineOptions {
  readonly store: Pick<EventStore, 'subscribe' | 'lastPosition'>;
  readonly documents: Omit<ProjectionStore, 'dropCollection' | 'find'>;
  readonly generations: Omit<Generations, 'forget'>;
  readonly projections: readonly AnyProjection[];
  /** The events that an operator has had skipped. */
  readonly skipsOf: (projection: AnyProjection) => Promise<Skips>;
  /** None where this process projects everything. */
  readonly leases?: Leases;
  readonly log: (message: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How often a failing event is tried before its projection stops. */
  readonly attempts?: number;
  readonly checkpointEveryMs?: number;
  /** How often it looks for new generations, ranges and skips. */
  readonly tendEveryMs?: number;
  /** Whoever in this process reads what is kept here: told of what comes, and of what was made of it. */
  readonly audience?: ProjectionAudience;
}

/** So often while a generation is being built, so that it takes over at once. */
const TEND_BUILDING_EVERY_MS = 100;
/** So long a range that was given up is projected on. */
const LINGERS_MS = 2_000;
/** So long after the last process has stopped projecting a generation it is removed. */
const REMOVED_AFTER_MS = 5_000;

/**
 * Keeps the read models: each generation that is wanted, each event folded once into each document. Checkpoints
 * follow some time after the documents, since what is replayed after a crash is skipped document by document.
 *
 * A projection that fails on an event stops there and says so; the others go on.
 */
export class ProjectionEngine {
  private lanes: Lanes | undefined;
  private readonly stopped = new Set<GenerationRun>();
  /** By range, when it was this process's last, milliseconds since 1970. */
  private readonly lastHeld = new Map<number, number>();
  private states: ReadonlyMap<string, GenerationState> = new Map();
  /** Where the log ended when it was looked at last. */
  private head: Position | undefined;
  private readonly stopping = new AbortController();
  private loops: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: EngineOptions) {}

  async start(): Promise<void> {
    const { generations, projections, store, audience, log } = this.options;
    await generations.begin(projections);
    this.states = await generations.all();
    this.head = await store.lastPosition();
    const runs = await this.runsMissing();
    this.lanes = new Lanes(
      {
        store,
        audience,
        stopped: (run) => this.hasStopped(run),
        log: (message) => log(`projections: ${message}`),
      },
      runs,
      this.head,
    );
    this.loops = Promise.all([
      this.regularly(
        'checkpoints not saved',
        () => this.options.checkpointEveryMs ?? 500,
        () => this.saveCheckpoints(),
      ),
      this.regularly(
        'not tended',
        () => this.untilTended(),
        () => this.tend(),
      ),
    ]);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loops;
    await this.lanes?.stop();
    await this.saveCheckpoints();
    await this.options.leases?.release();
  }

  status(): readonly ProjectionStatus[] {
    const told = new Map<string, ProjectionStatus>();
    for (const { generation, position, failure } of this.runs()) {
      const { name, version } = generation.projection;
      const other = told.get(collectionOf(generation));
      const isBehind = other === undefined || comparePositions(position, other.position) < 0;
      told.set(collectionOf(generation), {
        ...{ name, version, state: this.stateOf(generation) },
        position: isBehind ? position : other.position,
        ...(other?.failure ? { failure: other.failure } : {}),
        ...(failure ? { failure } : {}),
      });
    }
    return [...told.values()];
  }

  private *runs(): Generator<GenerationRun> {
    if (this.lanes) yield* this.lanes.runs();
    yield* this.stopped;
  }

  private stateOf({ projection, number }: Generation): ProjectionStatus['state'] {
    const { live, building } = this.states.get(versionOf(projection)) ?? {};
    if (number === live) return 'live';
    return number === building ? 'building' : 'retiring';
  }

  private untilTended(): number {
    const { tendEveryMs = 1_000, projections } = this.options;
    const isBuilding = projections.some((one) => this.states.get(versionOf(one))?.building !== undefined);
    return isBuilding ? Math.min(TEND_BUILDING_EVERY_MS, tendEveryMs) : tendEveryMs;
  }

  private async regularly(fault: string, pause: () => number, act: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    const isStopped = () => signal.aborted;
    while (!isStopped()) {
      await delay(pause(), undefined, { signal }).catch(() => undefined);
      if (isStopped()) return;
      await act().catch((error: unknown) => this.options.log(`projections: ${fault}: ${String(error)}`));
    }
  }

  private async tend(): Promise<void> {
    this.states = await this.options.generations.all();
    this.lanes?.add(await this.runsMissing());
    this.lanes?.add(await this.runsThatMayGoOn());
    await this.letTakeOver();
    await this.removeRetired();
  }

  /** What of the wanted generations and of this process's ranges is not projected yet; what isn't wanted is left. */
  private async runsMissing(): Promise<GenerationRun[]> {
    const ranges = (await this.options.leases?.renew()) ?? ALL_RANGES;
    const kept = this.lingeringWith(ranges);
    const wanted = new Map(this.wanted().map((generation) => [collectionOf(generation), generation]));
    const held = new Map<string, number[]>();
    for (const run of this.runs()) {
      const collection = collectionOf(run.generation);
      for (const range of run.positions.keys()) {
        if (!kept.has(range) || !wanted.has(collection)) run.positions.delete(range);
      }
      if (run.positions.size === 0) {
        this.lanes?.remove(run);
        this.stopped.delete(run);
      }
      held.set(collection, [...(held.get(collection) ?? []), ...run.positions.keys()]);
    }
    const missing = [...wanted].map(async ([collection, generation]) => {
      const here = held.get(collection) ?? [];
      const lacking = [...ranges].filter((range) => !here.includes(range));
      return lacking.length === 0 ? [] : [await this.runOf(generation, lacking)];
    });
    return (await Promise.all(missing)).flat();
  }

  /** The ranges to go on with: those given up as well, until whoever takes them has begun. Done twice does no harm. */
  private lingeringWith(ranges: ReadonlySet<number>): ReadonlySet<number> {
    const now = this.options.now();
    for (const range of ranges) this.lastHeld.set(range, now);
    for (const [range, held] of this.lastHeld) if (now - held > LINGERS_MS) this.lastHeld.delete(range);
    return new Set(this.lastHeld.keys());
  }

  private wanted(): Generation[] {
    return this.options.projections.flatMap((projection) => {
      const { live, building, retiring } = this.states.get(versionOf(projection)) ?? {};
      const old = retiring && retiring.until > this.options.now() ? retiring.number : undefined;
      return [live, building, old].flatMap((number) =>
        number === undefined ? [] : [{ projection, number }],
      );
    });
  }

  private async runOf(generation: Generation, ranges: readonly number[]): Promise<GenerationRun> {
    const { documents, skipsOf } = this.options;
    await documents.prepare(generation);
    const checkpoint = await documents.checkpointOf(generation);
    const skips = await skipsOf(generation.projection);
    const { failure, events } = checkpoint;
    // It is tried again, and may go on where the program has been mended.
    if (failure) await documents.clearFailure(generation, failure.position);
    const positions = ranges.map((range) => [range, checkpoint.positions[range] ?? START] as const);
    return this.run({ generation, positions, events, skips });
  }

  private run(from: Pick<RunOptions, 'generation' | 'positions' | 'events' | 'skips'>): GenerationRun {
    const { documents, attempts = 3, audience } = this.options;
    const written: RunOptions['written'] = (changed) => {
      const isRead = this.stateOf(from.generation) === 'live';
      if (isRead) audience?.written(from.generation.projection, changed);
    };
    return new GenerationRun({ ...from, documents, attempts, written });
  }

  private hasStopped(run: GenerationRun): void {
    this.stopped.add(run);
    const { eventType, eventId, error } = run.failure ?? {};
    const { name } = run.generation.projection;
    this.options.log(`projections: ${name} stopped at ${eventType ?? ''} ${eventId ?? ''}: ${error ?? ''}`);
  }

  /** Those that stopped at an event which is skipped by now. Why the others stand still is kept for other processes. */
  private async runsThatMayGoOn(): Promise<GenerationRun[]> {
    const { documents, skipsOf } = this.options;
    const going: GenerationRun[] = [];
    for (const run of this.stopped) {
      const { generation, positions, events, failure } = run;
      if (!failure) continue;
      const skips = await skipsOf(generation.projection);
      if (skips.has(failure.position)) {
        this.stopped.delete(run);
        await documents.clearFailure(generation, failure.position);
        going.push(this.run({ generation, positions, events, skips }));
      } else {
        await documents.saveFailure(generation, failure);
      }
    }
    return going;
  }

  /** A generation that has come to where the log ended some moments ago is the one to be read from now on. */
  private async letTakeOver(): Promise<void> {
    const { documents, generations, projections, store, now } = this.options;
    const head = this.head;
    const building = projections.flatMap((projection) => {
      const number = this.states.get(versionOf(projection))?.building;
      return number === undefined ? [] : [{ projection, number }];
    });
    if (building.length === 0 || !head) return;
    this.head = await store.lastPosition();
    const here = building.filter((generation) => this.hasReached(generation, head));
    if (here.length === 0) return;
    await this.saveCheckpoints();
    for (const generation of here) {
      const { position, failure } = await documents.checkpointOf(generation);
      if (failure || comparePositions(position, head) < 0) continue;
      await generations.takeOver(generation, now());
    }
    this.states = await generations.all();
  }

  /** Whether a generation has come so far in the ranges of this process: if not, there is no need to ask for the others. */
  private hasReached(generation: Generation, head: Position): boolean {
    const isOf = (run: GenerationRun) => collectionOf(run.generation) === collectionOf(generation);
    return [...this.runs()].every((run) => !isOf(run) || comparePositions(run.position, head) >= 0);
  }

  private async removeRetired(): Promise<void> {
    const { documents, generations, projections, now } = this.options;
    for (const projection of projections) {
      const { retiring } = this.states.get(versionOf(projection)) ?? {};
      if (!retiring || retiring.until + REMOVED_AFTER_MS > now()) continue;
      const generation = { projection, number: retiring.number };
      await documents.drop(generation);
      await generations.removed(generation);
    }
  }

  private async saveCheckpoints(): Promise<void> {
    const runs = [...this.runs()];
    // Taken now: what a run takes over while this is being written is not among it.
    const advances = runs.map((run) => ({
      ...{ generation: run.generation, events: run.events },
      positions: run.takeUnsaved(),
    }));
    const moved = advances.filter(({ positions }) => positions.size > 0);
    try {
      await this.options.documents.saveCheckpoints(moved);
    } catch (error) {
      for (const run of runs) run.saveAgain();
      throw error;
    }
  }
}
