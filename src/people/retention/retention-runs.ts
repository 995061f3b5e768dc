import type { CommandContext } from '../../eventing/command-runner.js';
import { DomainError } from '../../eventing/domain-error.js';
import { uuidV5, type Actor } from '../../eventing/envelope.js';
import type { EventStore } from '../../eventing/event-store.js';
import type { Lease } from '../../eventing/lease.js';
import type { Runners } from '../../runners.js';
import { dateIn, startOfDay, type CivilDate } from '../../school/civil-date.values.js';
import type { Removal } from './kinds/removal.js';
import { firstDayKept } from './period.values.js';
import { recentRuns, yearOf, type RecordedRun } from './recorded-runs.js';
import { RETAINED_KINDS, type RetainedKind } from './retained-kinds.values.js';
import type { Periods } from './retention.config.js';
import type { OverPeriod, Removed, RetentionOccasion } from './retention.events.js';

export interface RetentionRunsOptions {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly runner: Pick<Runners['retention'], 'handle'>;
  readonly removals: Readonly<Record<RetainedKind, Removal>>;
  readonly periods: Periods;
  readonly timeZone: string;
  /** For whoever runs, one process at a time; its time is much longer than a batch takes. */
  readonly lease: Pick<Lease, 'renew' | 'release'>;
  readonly actor: Actor;
  readonly now: () => Date;
  /** Of an operator's run. */
  readonly newId: () => string;
}

/** Runs are known by ids of this installation alone: the namespace of their commands' ids. */
const NAMESPACE = '7debe04d-1ebb-42e0-9fe7-fd1e60afdc01';

/**
 * Finds and removes what is over its period. A run is on record before it removes anything: what it takes for old, and
 * how much it found. Wherever it is broken off, the next one goes on with it, by the same instants, before its own turn.
 */
export class RetentionRuns {
  private readonly stopping = new AbortController();

  constructor(private readonly options: RetentionRunsOptions) {}

  /** Breaks off after the batch that is under way. */
  stop(): void {
    this.stopping.abort();
  }

  /** The day that it is now, in the installation's time zone. */
  today(): CivilDate {
    return dateIn(this.options.timeZone, this.options.now().toISOString());
  }

  /** The runs of this year and the one before, in the order in which they began. */
  recent(): Promise<readonly RecordedRun[]> {
    return recentRuns(this.options.store, this.today());
  }

  /** What a run would find now; it removes and records nothing. */
  async found(): Promise<readonly OverPeriod[]> {
    const { periods, removals, timeZone } = this.options;
    const found: OverPeriod[] = [];
    for (const kind of RETAINED_KINDS) {
      const keptFor = periods[kind];
      const day = firstDayKept(keptFor, this.today());
      if (day === undefined) continue;
      const before = startOfDay(timeZone, day);
      found.push({ kind, keptFor, before, found: await removals[kind].count(new Date(before)) });
    }
    return found;
  }

  /** Goes on with a run that was broken off. @returns it, where there was one. @throws as `carryOut` does. */
  async goOn(): Promise<RecordedRun | undefined> {
    if (!(await this.open())) return undefined;
    return this.alone(() => this.endOpen());
  }

  /**
   * Has a run of its own, after one that was broken off was gone on with; the scheduled run of a day is one, however
   * often it is asked for.
   * @throws DomainError `retention-under-way` where another process is at it; an Error where a store does not answer,
   * after which the run is open.
   */
  carryOut(by: RetentionOccasion): Promise<RecordedRun> {
    return this.alone(async () => {
      await this.endOpen();
      const day = this.today();
      const runId = by === 'schedule' ? day : `${day}-${this.options.newId()}`;
      const run = { runId, day, by, kinds: await this.found() };
      await this.options.runner.handle(
        yearOf(day),
        { kind: 'BeginRun', run },
        this.contextFor(runId, 'begin', ''),
      );
      const own = await this.endOpen();
      const ended = own ?? (await this.recent()).find((one) => one.runId === runId);
      if (!ended) throw new Error(`The run ${runId} is not on record.`);
      return ended;
    });
  }

  private async open(): Promise<RecordedRun | undefined> {
    return (await this.recent()).find(({ endedAt }) => endedAt === undefined);
  }

  /** Goes through with the run that is open, where one is. */
  private async endOpen(): Promise<RecordedRun | undefined> {
    const run = await this.open();
    if (!run) return undefined;
    const { runId } = run;
    const underWay = {
      runId,
      goOn: () => this.mayGoOn(),
      contextFor: (key: string, schoolId: string) => this.contextFor(runId, key, schoolId),
    };
    const kinds: Removed[] = [];
    for (const { kind, before, found } of run.kinds) {
      await this.mayGoOn();
      const removal = this.options.removals[kind];
      const at = new Date(before);
      await removal.remove(at, underWay);
      const left = await removal.count(at);
      kinds.push({ kind, removed: Math.max(0, found - left), left });
    }
    await this.options.runner.handle(
      yearOf(run.day),
      { kind: 'EndRun', run: { runId, kinds } },
      this.contextFor(runId, 'end', ''),
    );
    return (await this.recent()).find((one) => one.runId === runId);
  }

  private async mayGoOn(): Promise<void> {
    if (this.stopping.signal.aborted) throw new Error('the run was broken off, and is gone on with later');
    if (await this.options.lease.renew()) return;
    throw new Error('another process goes on with the run');
  }

  private async alone<T>(work: () => Promise<T>): Promise<T> {
    const { lease } = this.options;
    if (!(await lease.renew())) {
      throw new DomainError('retention-under-way', 'Another process is at a run.', 'conflict');
    }
    try {
      return await work();
    } finally {
      await lease.release();
    }
  }

  private contextFor(runId: string, key: string, schoolId: string): CommandContext {
    const namespace = uuidV5(NAMESPACE, runId);
    return {
      commandId: uuidV5(namespace, key),
      correlationId: namespace,
      fingerprint: 'retention',
      schoolId,
      actor: this.options.actor,
      via: 'system',
      at: this.options.now().toISOString(),
    };
  }
}
