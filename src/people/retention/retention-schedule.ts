import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '../../eventing/domain-error.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import { dateAndTime, localTimeIn } from '../../school/local-time.values.js';
import type { RecordedRun } from './recorded-runs.js';
import type { RetentionRuns } from './retention-runs.js';

export interface RetentionScheduleOptions {
  readonly runs: Pick<RetentionRuns, 'recent' | 'goOn' | 'carryOut' | 'stop'>;
  /** `HH:MM`; where it is not given, only a run that was broken off is gone on with. */
  readonly at: string | undefined;
  readonly timeZone: string;
  readonly now: () => Date;
  readonly log: (message: string) => void;
  readonly looksEveryMs?: number;
  /** For so long after the start what was missed waits: there is enough to do then. */
  readonly settlesMs?: number;
}

/** What `/health` and `/metrics` tell. */
export interface RetentionStatus {
  /** The newest run that was ended. */
  readonly lastRun?: { readonly runId: string; readonly endedAt: string };
  /** Whether a run is begun and not ended. */
  readonly isOpen: boolean;
  /** Why the last attempt came to nothing; it is tried again. */
  readonly failure?: string;
}

const LOOKS_EVERY_MS = 60_000;
const SETTLES_MS = 10 * 60_000;

/** Has a run begin once a day, in whichever process is first; on a machine that was off then, when it is on again. */
export class RetentionSchedule {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private startedAt = 0;
  private known: Omit<RetentionStatus, 'failure'> = { isOpen: false };
  private failure: string | undefined;
  /** The newest day of which nothing is left to do. */
  private doneOn: CivilDate | undefined;

  constructor(private readonly options: RetentionScheduleOptions) {}

  start(): void {
    this.startedAt = this.options.now().getTime();
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.options.runs.stop();
    await this.running;
  }

  status(): RetentionStatus {
    return { ...this.known, ...(this.failure === undefined ? {} : { failure: this.failure }) };
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.attempt();
      await delay(this.options.looksEveryMs ?? LOOKS_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async attempt(): Promise<void> {
    try {
      await this.look();
      this.failure = undefined;
    } catch (error) {
      // Another process is at it, which is as good.
      if (error instanceof DomainError && error.code === 'retention-under-way') return;
      if (this.stopping.signal.aborted) return;
      const failure = error instanceof Error ? error.message : String(error);
      if (failure !== this.failure) this.options.log(`not carried out, to be tried again: ${failure}`);
      this.failure = failure;
    }
  }

  private async look(): Promise<void> {
    const { at, timeZone, now, runs, settlesMs = SETTLES_MS } = this.options;
    const { date, time } = dateAndTime(localTimeIn(timeZone, now().toISOString()));
    if (this.doneOn === date) return;
    const recorded = await this.note();
    const isOpen = recorded.some(({ endedAt }) => endedAt === undefined);
    if (isOpen) await runs.goOn();
    const isDone = recorded.some(({ by, day, endedAt }) => by === 'schedule' && day === date && endedAt);
    const started = dateAndTime(localTimeIn(timeZone, new Date(this.startedAt).toISOString()));
    const isMissed = at !== undefined && started.date === date && started.time > at;
    const hasSettled = now().getTime() - this.startedAt >= settlesMs;
    const isDue = at !== undefined && time >= at && (hasSettled || !isMissed);
    if (isDue && !isDone) await runs.carryOut('schedule');
    await this.note();
    if (isDone || isDue) this.doneOn = date;
  }

  private async note(): Promise<readonly RecordedRun[]> {
    const recorded = await this.options.runs.recent();
    const last = recorded.filter(({ endedAt }) => endedAt !== undefined).at(-1);
    this.known = {
      ...(last?.endedAt === undefined ? {} : { lastRun: { runId: last.runId, endedAt: last.endedAt } }),
      isOpen: recorded.some(({ endedAt }) => endedAt === undefined),
    };
    return recorded;
  }
}
