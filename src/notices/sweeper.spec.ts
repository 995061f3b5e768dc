import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Parcel } from './ledger.js';
import { Sweeper } from './sweeper.js';

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `notice-${(from + index).toString()}`);
const parcel = (id: string): Parcel => ({ of: 'notice', id });

describe('the sweeper', () => {
  let ledger: string[];
  let jobs: Set<string>;
  let queueAway: boolean;
  let added: () => void;
  let sweeper: Sweeper;
  let log: string[];

  const start = (everyMs: number) => {
    sweeper = new Sweeper({
      due: (_now, limit) => Promise.resolve(ledger.slice(0, limit).map(parcel)),
      queue: {
        size: () => Promise.resolve(jobs.size),
        forgetFinished: () => Promise.resolve(),
        add: (parcels) => {
          if (queueAway) return Promise.reject(new Error('away'));
          for (const { id } of parcels) jobs.add(id);
          added();
          return Promise.resolve();
        },
      },
      log: (line) => {
        log.push(line);
        added();
      },
      mostQueued: 10,
      everyMs,
    });
    sweeper.start();
  };
  /** Resolves when the next addition has happened, or has failed. */
  const nextAddition = () => new Promise<void>((resolve) => (added = resolve));

  beforeEach(() => {
    [ledger, jobs, queueAway, log] = [[], new Set(), false, []];
    added = () => undefined;
  });
  afterEach(() => sweeper.stop());

  it('queues at the start what waits in the ledger, the oldest first and no more than there is room for', async () => {
    ledger = numbered(0, 25);
    const addition = nextAddition();
    start(60_000);
    await addition;
    expect([...jobs]).toEqual(numbered(0, 10));
  });

  it('goes on when the queue has run empty', async () => {
    ledger = numbered(0, 25);
    const first = nextAddition();
    start(60_000);
    await first;
    ledger.splice(0, 10);
    jobs.clear();
    const second = nextAddition();
    sweeper.queueRanEmpty();
    await second;
    expect([...jobs]).toEqual(numbered(10, 20));
  });

  it('queues at once what has just been written', async () => {
    start(60_000);
    const addition = nextAddition();
    sweeper.offer(['notice-1', 'notice-2'].map(parcel));
    await addition;
    expect([...jobs]).toEqual(['notice-1', 'notice-2']);
  });

  it('finds again what was lost with the queue', async () => {
    ledger = numbered(0, 3);
    const first = nextAddition();
    start(5);
    await first;
    jobs.clear();
    await nextAddition();
    expect([...jobs]).toEqual(numbered(0, 3));
  });

  it('looks again when something becomes due', async () => {
    ledger = numbered(0, 1);
    const first = nextAddition();
    start(60_000);
    await first;
    ledger = numbered(1, 2);
    const second = nextAddition();
    sweeper.expect(new Date());
    await second;
    expect([...jobs]).toEqual(numbered(0, 2));
  });

  it('says that the queue is away, and comes back to it', async () => {
    ledger = numbered(0, 3);
    queueAway = true;
    const failure = nextAddition();
    start(5);
    await failure;
    expect(log[0]).toContain('away');
    queueAway = false;
    await nextAddition();
    expect(jobs.size).toBe(3);
  });
});
