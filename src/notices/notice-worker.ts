import type { Parcel } from './ledger.js';
import type { Channel } from './notice-kinds.values.js';
import { queueNameOf, type NoticeJob } from './notice-queue.js';
import type { QueueBackend } from './queue.connection.js';

export interface NoticeWorkerOptions {
  readonly backend: QueueBackend;
  readonly channel: Channel;
  readonly deliver: (parcel: Parcel) => Promise<void>;
  /** Messages that are under way at a time. */
  readonly concurrency: number;
  /** Messages that are begun in a second at most, over all workers; as many as go where it is not given. */
  readonly perSecond?: number;
  /** After how long without a sign of life a worker counts as dead. */
  readonly lockMs: number;
  readonly onDrained: () => void;
  readonly log: (message: string) => void;
}

/** A worker whose process died is noticed by its lock; what it was at is handed out again however often that is. */
const MOST_STALLS = 1_000;
/** How soon a worker looks again for a queue server that was away. */
const RETRY_SERVER_MS = 1_000;

/** Takes the parcels of a channel from the queue and has them sent. */
export class NoticeWorker {
  private readonly worker;

  constructor(options: NoticeWorkerOptions) {
    const { backend, channel, deliver, concurrency, perSecond, lockMs, onDrained, log } = options;
    this.worker = new backend.Worker<NoticeJob>(queueNameOf(channel), ({ data }) => deliver(data), {
      connection: backend.connection,
      concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      maxStalledCount: MOST_STALLS,
      runRetryDelay: RETRY_SERVER_MS,
      ...(perSecond === undefined ? {} : { limiter: { max: perSecond, duration: 1_000 } }),
    });
    this.worker.on('error', (error) => log(`worker: ${error.message}`));
    this.worker.on('drained', onDrained);
  }

  /** Waits for the messages that are under way. */
  async close(): Promise<void> {
    await this.worker.close();
  }
}
