import { UnrecoverableError } from 'bullmq';
import type { Delivery } from './delivery.js';
import { Undelivered } from './mail-transport.js';
import { NOTICES_QUEUE, type NoticeJob } from './notice-queue.js';
import type { QueueBackend } from './queue.connection.js';

export interface MailWorkerOptions {
  readonly backend: QueueBackend;
  readonly delivery: Delivery;
  /** Mails that are under way at a time. */
  readonly concurrency: number;
  /** Mails that are begun in a second at most, over all workers; as many as go where it is not given. */
  readonly mailsPerSecond?: number;
  /** After how long without a sign of life a worker counts as dead. */
  readonly lockMs: number;
  readonly onDrained: () => void;
  readonly log: (message: string) => void;
}

/** A worker whose process died is noticed by its lock; what it was at is handed out again however often that is. */
const MOST_STALLS = 1_000;
/** How soon a worker looks again for a queue server that was away. */
const RETRY_SERVER_MS = 1_000;

/** Takes notices from the queue and has them sent; the queue sees to the pauses before another try. */
export class MailWorker {
  private readonly worker;

  constructor({ backend, delivery, concurrency, mailsPerSecond, lockMs, onDrained, log }: MailWorkerOptions) {
    this.worker = new backend.Worker<NoticeJob>(
      NOTICES_QUEUE,
      async ({ data }) => {
        try {
          await delivery.deliver(data.noticeId);
        } catch (error) {
          if (error instanceof Undelivered && error.final) throw new UnrecoverableError(error.code);
          throw error;
        }
      },
      {
        connection: backend.connection,
        concurrency,
        lockDuration: lockMs,
        stalledInterval: lockMs,
        maxStalledCount: MOST_STALLS,
        runRetryDelay: RETRY_SERVER_MS,
        ...(mailsPerSecond === undefined ? {} : { limiter: { max: mailsPerSecond, duration: 1_000 } }),
      },
    );
    this.worker.on('error', (error) => log(`worker: ${error.message}`));
    this.worker.on('drained', onDrained);
  }

  /** Waits for the mails that are under way. */
  async close(): Promise<void> {
    await this.worker.close();
  }
}
