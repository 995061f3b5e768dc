import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Job, JobsOptions, Worker as AnyWorker } from 'bullmq';
import { openQueueBackend, type QueueBackend } from '../../../src/notices/queue.connection.js';
import { becomes } from '../../../embedded/processes.js';
import { queueServers, type QueueServer } from '../../support/queue-servers.js';

interface Work {
  readonly n: number;
}

const KEPT: JobsOptions = { removeOnComplete: false, removeOnFail: false };

describe.each(queueServers())('BullMQ on %s', (_name, startServer) => {
  let server: QueueServer;
  let backend: QueueBackend;
  const opened: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    server = await startServer();
    backend = await openQueueBackend(server.url, () => undefined);
  });
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  });
  afterAll(async () => {
    await backend.close();
    await server.stop();
  });

  const opens = <T extends { close(): Promise<void>; on(event: 'error', listener: () => void): unknown }>(
    one: T,
  ): T => {
    // While a server is away its clients say so; they come back by themselves.
    one.on('error', () => undefined);
    opened.push(one);
    return one;
  };
  const openQueue = (name = `work-${randomUUID()}`) =>
    opens(new backend.Queue<Work, number>(name, { connection: backend.connection, defaultJobOptions: KEPT }));
  const openWorker = (
    queue: { name: string },
    work: (job: Job<Work, number>) => Promise<number> | number,
    options: { concurrency?: number; limiter?: { max: number; duration: number } } = {},
  ) =>
    opens(
      new backend.Worker<Work, number>(queue.name, async (job) => work(job), {
        connection: backend.connection,
        stalledInterval: 1_000,
        lockDuration: 2_000,
        maxStalledCount: 10,
        // How soon a worker looks again for a server that was away; fifteen seconds unless told.
        runRetryDelay: 200,
        ...options,
      }),
    );
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    expect(await becomes(isSo, 40_000)).toBe(true);
  };

  it('hands every job of a bulk to a worker once, in the order in which they were added', async () => {
    const queue = openQueue();
    const jobs = Array.from({ length: 500 }, (_, n) => ({ name: 'work', data: { n } }));
    await queue.addBulk(jobs);
    const done: number[] = [];
    openWorker(queue, ({ data }) => done.push(data.n));
    await until(() => done.length >= 500);
    expect(done).toEqual(jobs.map(({ data }) => data.n));
    await until(async () => (await queue.getCompletedCount()) === 500);
  });

  it('tells those who listen what became of a job', async () => {
    const queue = openQueue();
    const events = opens(new backend.QueueEvents<number>(queue.name, { connection: backend.connection }));
    await events.waitUntilReady();
    const completed = new Promise((resolve) => {
      events.on('completed', ({ jobId, returnvalue }) => resolve([jobId, returnvalue]));
    });
    openWorker(queue, ({ data }) => data.n * 2);
    const job = await queue.add('double', { n: 21 });
    expect(await completed).toEqual([job.id, 42]);
  });

  it('keeps one job of each id', async () => {
    const queue = openQueue();
    await queue.add('work', { n: 1 }, { jobId: 'grade-1' });
    await queue.add('work', { n: 2 }, { jobId: 'grade-1' });
    await queue.addBulk([{ name: 'work', data: { n: 3 }, opts: { jobId: 'grade-1' } }]);
    expect(await queue.getWaitingCount()).toBe(1);
    expect((await queue.getJob('grade-1'))?.data).toEqual({ n: 1 });
  });

  it('tries a failing job again with growing pauses', async () => {
    const queue = openQueue();
    const triedAt: number[] = [];
    openWorker(queue, () => {
      triedAt.push(Date.now());
      if (triedAt.length < 4) throw new Error('not yet');
      return triedAt.length;
    });
    const backoff = { type: 'exponential', delay: 60 };
    const job = await queue.add('stubborn', { n: 0 }, { attempts: 5, backoff });
    await until(async () => (await job.getState()) === 'completed');
    const pauses = triedAt.slice(1).map((at, index) => at - (triedAt[index] ?? 0));
    expect(pauses).toHaveLength(3);
    for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(60 * 2 ** index - 5);
  });

  it('gives up after the last attempt, says why, and lets that job be tried by hand', async () => {
    const queue = openQueue();
    let mayPass = false;
    openWorker(queue, () => {
      if (!mayPass) throw new Error('no such mailbox');
      return 1;
    });
    const { id = '' } = await queue.add('hopeless', { n: 0 }, { attempts: 2 });
    await until(async () => (await queue.getFailedCount()) === 1);
    const failed = await queue.getJob(id);
    expect(failed?.failedReason).toBe('no such mailbox');
    expect(failed?.attemptsMade).toBe(2);
    mayPass = true;
    await failed?.retry();
    await until(async () => (await queue.getCompletedCount()) === 1);
  });

  it('ignores a job with the id of one that failed, until that one is removed', async () => {
    const queue = openQueue();
    const seen: number[] = [];
    openWorker(queue, ({ data }) => {
      seen.push(data.n);
      if (data.n === 1) throw new Error('refused');
      return data.n;
    });
    await queue.add('work', { n: 1 }, { jobId: 'notice-1' });
    await until(async () => (await queue.getFailedCount()) === 1);
    // That is why the notices' ledger, and not the queue, knows what has been sent.
    await queue.add('work', { n: 2 }, { jobId: 'notice-1' });
    expect(await queue.getJobState('notice-1')).toBe('failed');
    await queue.remove('notice-1');
    await queue.add('work', { n: 3 }, { jobId: 'notice-1' });
    await until(async () => (await queue.getJobState('notice-1')) === 'completed');
    expect(seen).toEqual([1, 3]);
  });

  it('keeps a delayed job back', async () => {
    const queue = openQueue();
    const done: string[] = [];
    let ranAt = 0;
    openWorker(queue, (job) => {
      if (job.name === 'later') ranAt = Date.now();
      return done.push(job.name);
    });
    const addedAt = Date.now();
    await queue.add('later', { n: 1 }, { delay: 400 });
    await queue.add('now', { n: 2 });
    await until(() => done.length === 2);
    expect(done).toEqual(['now', 'later']);
    expect(ranAt - addedAt).toBeGreaterThanOrEqual(395);
  });

  it('works on as many jobs at a time as it is told', async () => {
    const queue = openQueue();
    await queue.addBulk(Array.from({ length: 40 }, (_, n) => ({ name: 'work', data: { n } })));
    let atOnce = 0;
    let most = 0;
    let release = (): void => undefined;
    const full = new Promise<void>((resolve) => (release = resolve));
    openWorker(
      queue,
      async () => {
        most = Math.max(most, ++atOnce);
        if (atOnce === 8) release();
        await full;
        return atOnce--;
      },
      { concurrency: 8 },
    );
    await until(async () => (await queue.getCompletedCount()) === 40);
    expect(most).toBe(8);
  });

  it('starts no more jobs in a period than the limit allows', async () => {
    const queue = openQueue();
    await queue.addBulk(Array.from({ length: 12 }, (_, n) => ({ name: 'work', data: { n } })));
    const startedAt: number[] = [];
    openWorker(queue, () => startedAt.push(Date.now()), {
      concurrency: 12,
      limiter: { max: 4, duration: 300 },
    });
    await until(async () => (await queue.getCompletedCount()) === 12);
    const [first = 0, last = 0] = [startedAt[0], startedAt[11]];
    expect(last - first).toBeGreaterThanOrEqual(2 * 300 - 50);
  });

  it('does every job at least once when its server is killed in the middle, and again', async () => {
    if (!server.crash) return;
    const total = 2_000;
    const queue = openQueue();
    const done = new Map<number, number>();
    const worker = openWorker(
      queue,
      ({ data }) => {
        done.set(data.n, (done.get(data.n) ?? 0) + 1);
        return data.n;
      },
      { concurrency: 20 },
    );
    await addAll(queue, total);
    for (const share of [0.2, 0.5]) {
      await until(() => done.size > total * share);
      await server.crash();
    }
    await until(() => done.size === total);
    await drained(queue, worker);
    expect(await queue.getFailedCount()).toBe(0);
  });

  async function addAll(queue: ReturnType<typeof openQueue>, total: number): Promise<void> {
    for (let n = 0; n < total; n += 100) {
      await queue.addBulk(
        Array.from({ length: 100 }, (_, i) => ({
          name: 'work',
          data: { n: n + i },
          // As notices are queued: a job whose end could not be written down is begun again, not given up.
          opts: { jobId: `n${n + i}`, attempts: 5 },
        })),
      );
    }
  }

  async function drained(
    queue: ReturnType<typeof openQueue>,
    worker: Pick<AnyWorker, 'isRunning'>,
  ): Promise<void> {
    await until(async () => (await queue.getJobCountByTypes('waiting', 'active', 'delayed')) === 0);
    expect(worker.isRunning()).toBe(true);
  }
});

describe('openQueueBackend', () => {
  it('refuses an address that is neither Redis nor PostgreSQL', async () => {
    await expect(openQueueBackend('amqp://localhost', () => undefined)).rejects.toThrow(
      'QUEUE_URL: amqp:// is neither redis:// nor postgres://',
    );
  });

  it('says when PostgreSQL cannot be reached', async () => {
    await expect(openQueueBackend('postgres://a:b@127.0.0.1:1/x', () => undefined)).rejects.toThrow(
      'ECONNREFUSED',
    );
  });
});
