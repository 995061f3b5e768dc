import type { Recorded } from '../envelope.js';
import { Follower } from '../follower.js';
import { laterOf, type Position } from '../position.js';
import type { Followed } from '../subscription.js';
import type { GenerationRun } from './generation-run.js';

export interface LaneOptions {
  readonly store: Followed;
  /** Everything up to here is in what the runs have written. */
  readonly position: Position;
  readonly runs: Iterable<GenerationRun>;
  /** Before a batch is projected. */
  readonly noticed: (batch: readonly Recorded[]) => void;
  /** After all runs have projected a batch, or failed to; the next one waits for it. */
  readonly projected: () => Promise<void> | void;
  readonly onDrop: (error: unknown, attempt: number) => void;
}

/** One subscription, and the runs that it feeds. */
export class Lane {
  readonly runs: Set<GenerationRun>;
  private reached: Position;
  private projecting = false;
  private leaving = false;
  private follower: Follower | undefined;

  constructor(private readonly options: LaneOptions) {
    this.runs = new Set(options.runs);
    this.reached = options.position;
  }

  /** Every run, unless it has failed, has come at least so far. */
  get position(): Position {
    return this.reached;
  }

  get isProjecting(): boolean {
    return this.projecting;
  }

  start(): void {
    const { store, onDrop } = this.options;
    this.follower = new Follower({
      store,
      after: () => this.reached,
      handle: (batch) => this.handle(batch),
      idle: (position) => this.move(position),
      onDrop,
    });
  }

  async stop(): Promise<void> {
    this.leaving = true;
    await this.follower?.stop();
  }

  private async handle(batch: readonly Recorded[]): Promise<void> {
    if (this.leaving) return;
    this.options.noticed(batch);
    this.projecting = true;
    const outcomes = await Promise.allSettled([...this.runs].map((run) => run.project(batch)));
    this.projecting = false;
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (!failed) this.move(batch.at(-1)?.position ?? this.reached);
    await this.options.projected();
    if (failed) throw failed.reason;
  }

  private move(position: Position): void {
    this.reached = laterOf(this.reached, position);
    for (const run of this.runs) if (!run.failure) run.move(position);
  }
}
