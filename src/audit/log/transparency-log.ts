import { setTimeout as delay } from 'node:timers/promises';
import type { Restoration } from '../../backup/restoration.js';
import type { Restorations } from '../../backup/restorations.js';
import type { Lease } from '../../eventing/lease.js';
import { formatPosition } from '../../eventing/position.js';
import type { Checkpoints, GivenCheckpoint } from './checkpoints.js';
import { LogBuilder, type LogBuilderOptions } from './log-builder.js';
import type { LogKeys } from './log-keys.js';
import type { Outside, OutsideStatus } from './outside.js';

export interface TransparencyLogOptions extends Omit<LogBuilderOptions, 'onBroken'> {
  readonly lease: Pick<Lease, 'renew' | 'release'>;
  readonly keys: LogKeys;
  readonly checkpoints: Checkpoints;
  readonly origin: { readonly origin: string; readonly isAsked: boolean };
  readonly outside: Pick<Outside, 'show' | 'status'>;
  readonly restorations: Pick<Restorations, 'all'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly checkpointEveryMs: number;
}

export interface LogStatus extends Partial<OutsideStatus> {
  /** Whether it is this process that lets the log grow. */
  readonly isBuilding: boolean;
  readonly size?: number;
  readonly position?: string;
  readonly checkpoint?: { readonly size: number; readonly at: string };
  /** That the journal was restored, the last time that it was: what had been signed before may be lost. */
  readonly restored?: Restoration;
  /** Why the log doesn't grow, or no checkpoint is made. */
  readonly failure?: string;
}

const LOOKS_EVERY_MS = 1_000;

/** Lets the log grow in one process at a time, and signs checkpoints of it while it does. */
export class TransparencyLog {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private builder: LogBuilder | undefined;
  private given: Pick<GivenCheckpoint, 'size' | 'at'> | undefined;
  private failure: string | undefined;
  private nextCheckpointAt = 0;

  constructor(private readonly options: TransparencyLogOptions) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  status(): LogStatus {
    const written = this.builder?.written;
    const outside = written ? this.options.outside.status() : undefined;
    const [restored] = this.options.restorations.all(this.signedElsewhere(outside));
    return {
      isBuilding: written !== undefined,
      ...(written ? { size: written.size, position: formatPosition(written.position) } : {}),
      ...(this.given ? { checkpoint: { size: this.given.size, at: this.given.at } } : {}),
      ...outside,
      ...(restored ? { restored } : {}),
      ...(this.failure === undefined ? {} : { failure: this.failure }),
    };
  }

  /** Sizes that witnesses have cosigned and this log has not reached: of trees that were lost. */
  private signedElsewhere(outside: OutsideStatus | undefined): readonly number[] {
    return (outside?.witnesses ?? []).flatMap(({ size, failure }) =>
      failure === 'ahead' && size !== undefined ? [size] : [],
    );
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.attempt(() => this.look());
      await delay(LOOKS_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
    await this.attempt(() => this.end());
  }

  private async look(): Promise<void> {
    if (!(await this.options.lease.renew())) {
      await this.abandon();
      this.failure = undefined;
      return;
    }
    this.builder ??= await LogBuilder.start({
      ...this.options,
      onBroken: (error) => {
        this.tell(error);
        void this.abandon();
      },
    });
    if (this.options.now() >= this.nextCheckpointAt) await this.checkpoint(this.builder);
    this.failure = undefined;
  }

  private async end(): Promise<void> {
    const { builder } = this;
    await this.abandon();
    if (builder) await this.checkpoint(builder);
    await this.options.lease.release();
  }

  private async abandon(): Promise<void> {
    const { builder } = this;
    [this.builder, this.given] = [undefined, undefined];
    await builder?.stop();
  }

  private async checkpoint({ written }: LogBuilder): Promise<void> {
    const { keys, checkpoints, origin, outside, now, checkpointEveryMs } = this.options;
    this.given ??= await checkpoints.newest();
    if (written.size === (this.given?.size ?? 0)) return;
    const at = now();
    this.nextCheckpointAt = at + checkpointEveryMs;
    const name = await keys.origin(origin);
    const signers = await keys.signers(name, new Date(at).toISOString());
    const checkpoint = await checkpoints.sign(
      { origin: name, size: written.size, root: written.root },
      signers,
      at,
    );
    this.given = { size: checkpoint.size, at: new Date(at).toISOString() };
    await outside.show(checkpoint);
  }

  private async attempt(what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (error) {
      this.tell(error);
    }
  }

  private tell(error: unknown): void {
    const failure = error instanceof Error ? error.message : String(error);
    if (failure !== this.failure) this.options.log(failure);
    this.failure = failure;
  }
}
