import { setTimeout as delay } from 'node:timers/promises';
import type { Parcel } from './ledger.js';
import type { NoticeQueue } from './notice-queue.js';

export interface SweeperOptions {
  /** What is due, the longest waiting first. */
  readonly due: (now: Date, limit: number) => Promise<readonly Parcel[]>;
  readonly queue: Pick<NoticeQueue, 'add' | 'size' | 'forgetFinished'>;
  readonly log: (message: string) => void;
  /** Jobs kept in the queue at most; the ledger holds the rest. */
  readonly mostQueued?: number;
  readonly everyMs?: number;
}

/**
 * Fills a channel's queue from the ledger. What has just been written is queued at once where there is room; and at
 * the start, when the queue has run empty, when something becomes due, and every few seconds, whatever has waited
 * longest is queued again, which changes nothing for what is in the queue already. So neither a lost job nor a lost
 * queue loses a notice.
 */
export class Sweeper {
  private readonly stopping = new AbortController();
  private readonly mostQueued: number;
  private readonly everyMs: number;
  private fresh: Parcel[] = [];
  /** Whether the ledger may hold more than was queued. */
  private behind = true;
  private sweepAt = 0;
  private wake = () => {};
  private done: Promise<void> | undefined;

  constructor(private readonly options: SweeperOptions) {
    this.mostQueued = options.mostQueued ?? 1_000;
    this.everyMs = options.everyMs ?? 5_000;
  }

  start(): void {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.done;
  }

  /** These have just been written into the ledger, and are due. */
  offer(parcels: readonly Parcel[]): void {
    if (this.fresh.length + parcels.length <= this.mostQueued) this.fresh.push(...parcels);
    else this.behind = true;
    this.wake();
  }

  /** Something becomes due then. */
  expect(at: Date): void {
    if (at.getTime() >= this.sweepAt) return;
    this.sweepAt = at.getTime();
    this.wake();
  }

  /** The queue has nothing to do any more. */
  queueRanEmpty(): void {
    if (!this.behind) return;
    this.sweepAt = 0;
    this.wake();
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        if (this.fresh.length > 0) await this.queueFresh();
        if (Date.now() >= this.sweepAt) await this.sweep();
      } catch (error) {
        this.options.log(`notices not queued, to be tried again: ${String(error)}`);
        this.behind = true;
        this.sweepAt = Date.now() + this.everyMs;
      }
      await this.somethingToDo();
    }
  }

  private async queueFresh(): Promise<void> {
    const { queue } = this.options;
    const fresh = this.fresh.splice(0);
    if ((await queue.size()) + fresh.length <= this.mostQueued) await queue.add(fresh);
    else this.behind = true;
  }

  private async sweep(): Promise<void> {
    const { due, queue } = this.options;
    this.sweepAt = Date.now() + this.everyMs;
    await queue.forgetFinished();
    const waiting = await due(new Date(), this.mostQueued);
    this.behind = waiting.length > 0;
    if (waiting.length > 0) await queue.add(waiting);
  }

  private async somethingToDo(): Promise<void> {
    const turn = new AbortController();
    this.wake = () => turn.abort();
    if (this.stopping.signal.aborted || this.fresh.length > 0) return;
    const pause = Math.max(0, this.sweepAt - Date.now());
    await delay(pause, undefined, { signal: turn.signal }).catch(() => undefined);
  }
}
