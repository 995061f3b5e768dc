import type { Parcel } from './ledger.js';
import type { Channel } from './notice-kinds.values.js';
import type { QueueBackend } from './queue.connection.js';

/** What a job says: which parcel of the ledger is to be sent, and nothing else. */
export type NoticeJob = Parcel;

export const queueNameOf = (channel: Channel): string => `notices-${channel}`;

/** A job fails only where the ledger can't be reached: whether a message is tried again is the ledger's affair. */
const LEDGER_AWAY = { attempts: 20, backoff: { type: 'exponential', delay: 200, jitter: 0.3 } } as const;

/** The parcels of a channel that are to be sent. It holds ids only, each once, and may be lost: the ledger knows all. */
export class NoticeQueue {
  private readonly queue;

  constructor(backend: QueueBackend, channel: Channel, log: (message: string) => void) {
    this.queue = new backend.Queue<NoticeJob>(queueNameOf(channel), { connection: backend.connection });
    this.queue.on('error', (error) => log(`queue: ${error.message}`));
  }

  /** Adds those that are not in the queue yet. */
  async add(parcels: readonly Parcel[]): Promise<void> {
    await this.queue.addBulk(
      parcels.map((parcel) => ({
        name: 'send',
        data: parcel,
        opts: { jobId: parcel.id, ...LEDGER_AWAY, removeOnComplete: true, removeOnFail: true },
      })),
    );
  }

  /** How many are in the queue, in whatever state. */
  size(): Promise<number> {
    return this.queue.getJobCountByTypes('waiting', 'active', 'delayed', 'failed', 'completed');
  }

  /** Lets go of finished jobs that are still there: they would keep their parcels from being queued again. */
  async forgetFinished(): Promise<void> {
    for (const state of ['failed', 'completed'] as const) {
      if ((await this.queue.getJobCountByTypes(state)) > 0) await this.queue.clean(0, 0, state);
    }
  }

  async close(): Promise<void> {
    await this.queue.close();
  }
}
