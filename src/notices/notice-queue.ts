import type { QueueBackend } from './queue.connection.js';

/** What a job says: which notice of the ledger is to be sent, and nothing else. */
export interface NoticeJob {
  readonly noticeId: string;
}

export interface Retries {
  /** How often a notice is tried at most. */
  readonly attempts: number;
  /** Pause after the first failure; each further one is twice as long. */
  readonly firstPauseMs: number;
}

/** A mail server that is away for a working day is waited for: the pauses add up to some ten hours. */
export const PATIENT: Retries = { attempts: 14, firstPauseMs: 5_000 };

export const NOTICES_QUEUE = 'notices';

/** The queue of notices to send. It holds ids only, each once, and may be lost: the ledger knows them all. */
export class NoticeQueue {
  private readonly queue;

  constructor(
    backend: QueueBackend,
    private readonly retries: Retries,
    log: (message: string) => void,
  ) {
    this.queue = new backend.Queue<NoticeJob>(NOTICES_QUEUE, { connection: backend.connection });
    this.queue.on('error', (error) => log(`queue: ${error.message}`));
  }

  /** Adds those that are not in the queue yet. */
  async add(noticeIds: readonly string[]): Promise<void> {
    const { attempts, firstPauseMs } = this.retries;
    await this.queue.addBulk(
      noticeIds.map((noticeId) => ({
        name: 'send',
        data: { noticeId },
        opts: {
          jobId: noticeId,
          attempts,
          backoff: { type: 'exponential', delay: firstPauseMs, jitter: 0.3 },
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    );
  }

  /** How many are in the queue, in whatever state. */
  size(): Promise<number> {
    return this.queue.getJobCountByTypes('waiting', 'active', 'delayed', 'failed', 'completed');
  }

  /** Lets go of finished jobs that are still there: they would keep their notices from being queued again. */
  async forgetFinished(): Promise<void> {
    for (const state of ['failed', 'completed'] as const) {
      if ((await this.queue.getJobCountByTypes(state)) > 0) await this.queue.clean(0, 0, state);
    }
  }

  async close(): Promise<void> {
    await this.queue.close();
  }
}
