import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../test/support/until.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { RecordedRun } from './recorded-runs.js';
import { RetentionSchedule, type RetentionScheduleOptions } from './retention-schedule.js';

const LISBON = 'Europe/Lisbon';
const MINUTE = 60_000;

/** Runs in memory, and a clock that a spec sets. */
class World {
  readonly runs: RecordedRun[] = [];
  readonly messages: string[] = [];
  looks = 0;
  failure: Error | undefined;
  now = new Date('2026-07-01T00:00:00Z');

  private readonly schedules: RetentionSchedule[] = [];

  start(options: Partial<RetentionScheduleOptions> = {}): RetentionSchedule {
    const schedule = new RetentionSchedule({
      runs: {
        recent: () => {
          this.looks++;
          return Promise.resolve([...this.runs]);
        },
        goOn: () => Promise.resolve(this.endOpen()),
        carryOut: (by) => {
          if (this.failure) return Promise.reject(this.failure);
          const day = this.now.toISOString().slice(0, 10);
          this.runs.push({ runId: day, day, by, begunAt: 'then', kinds: [] });
          const ended = this.endOpen();
          return ended ? Promise.resolve(ended) : Promise.reject(new Error('none'));
        },
        stop: () => undefined,
      },
      ...{ at: '03:30', timeZone: LISBON, now: () => this.now, looksEveryMs: 1 },
      log: (message) => this.messages.push(message),
      ...options,
    });
    schedule.start();
    this.schedules.push(schedule);
    return schedule;
  }

  endOpen(): RecordedRun | undefined {
    const index = this.runs.findIndex(({ endedAt }) => endedAt === undefined);
    const open = this.runs[index];
    if (!open) return undefined;
    return (this.runs[index] = { ...open, endedAt: this.now.toISOString() });
  }

  /** Lets it look some times as it is now. */
  async look(): Promise<void> {
    const { looks } = this;
    await until(() => this.looks >= looks + 3);
  }

  async stop(): Promise<void> {
    await Promise.all(this.schedules.map((schedule) => schedule.stop()));
  }
}

let world = new World();
afterEach(async () => {
  await world.stop();
  world = new World();
});
const days = () => world.runs.map(({ day, by }) => `${day} ${by}`);

describe('The schedule of retention', () => {
  it('has a run begin once a day, at its time on the installation’s clocks', async () => {
    const schedule = world.start();
    // Lisbon is an hour ahead in July.
    world.now = new Date('2026-07-01T02:29:00Z');
    await world.look();
    expect(days()).toEqual([]);
    world.now = new Date('2026-07-01T02:30:00Z');
    await until(() => schedule.status().lastRun?.runId === '2026-07-01');
    world.now = new Date('2026-07-02T02:29:00Z');
    await world.look();
    expect(days()).toEqual(['2026-07-01 schedule']);
    world.now = new Date('2026-07-02T02:31:00Z');
    await until(() => world.runs.length === 2);
  });

  it('makes up for a run that was missed, but not in the first minutes', async () => {
    world.now = new Date('2026-07-01T12:00:00Z');
    world.start();
    await world.look();
    expect(days()).toEqual([]);
    world.now = new Date(world.now.getTime() + 10 * MINUTE);
    await until(() => world.runs.length === 1);
  });

  it('begins none where the day has had one, and goes on at once with one that is open', async () => {
    const day = '2026-07-01';
    world.runs.push({ runId: day, day, by: 'schedule', begunAt: 'then', kinds: [] });
    world.now = new Date('2026-07-01T02:00:00Z');
    const schedule = world.start();
    await until(() => schedule.status().lastRun?.runId === day);
    expect(schedule.status().isOpen).toBe(false);
    world.now = new Date('2026-07-01T12:00:00Z');
    await until(() => world.looks > 2);
    expect(days()).toEqual(['2026-07-01 schedule']);
  });

  it('says once why a run came to nothing, and tries again', async () => {
    world.failure = new Error('the store is away');
    const schedule = world.start();
    world.now = new Date('2026-07-01T02:30:00Z');
    await until(() => schedule.status().failure === 'the store is away');
    await world.look();
    expect(world.messages).toEqual(['not carried out, to be tried again: the store is away']);
    world.failure = undefined;
    await until(() => world.runs.length === 1);
    await until(() => schedule.status().failure === undefined);
  });

  it('leaves it to another process that is at it', async () => {
    world.failure = new DomainError('retention-under-way', 'Another process is at a run.', 'conflict');
    const schedule = world.start();
    world.now = new Date('2026-07-01T02:30:00Z');
    await world.look();
    expect(schedule.status().failure).toBeUndefined();
  });

  it('begins none by itself where no time is set', async () => {
    world.start({ at: undefined });
    world.now = new Date('2026-07-02T12:00:00Z');
    await world.look();
    expect(days()).toEqual([]);
  });
});
