import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from './domain-error.js';
import type { Lease } from './lease.js';

export interface InTurnOptions {
  /** What lets one process do what has this name. */
  readonly leaseOf: (name: string) => Pick<Lease, 'renew' | 'release'>;
  /** For how long, in milliseconds, work waits for that of another process. */
  readonly longestWaitMs?: number;
}

const LOOKS_EVERY_MS = 10;

/** Work that may not be done at the same time as other work of the same name, in whichever process. */
export class InTurn {
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(private readonly options: InTurnOptions) {}

  /** @throws DomainError `others-at-work` (503) where another process takes too long, and whatever the work throws. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(name) ?? Promise.resolve();
    const mine = before.then(() => this.alone(name, work));
    // Whoever comes next waits until this is over, however it ends.
    const over = mine.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(name, over);
    try {
      return await mine;
    } finally {
      if (this.last.get(name) === over) this.last.delete(name);
    }
  }

  private async alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    const lease = this.options.leaseOf(name);
    const deadline = Date.now() + (this.options.longestWaitMs ?? 5_000);
    while (!(await lease.renew())) {
      if (Date.now() > deadline) {
        throw new DomainError(
          'others-at-work',
          'Nothing was written: others change the same at this moment. Try again shortly.',
          'unavailable',
        );
      }
      await delay(LOOKS_EVERY_MS);
    }
    try {
      return await work();
    } finally {
      await lease.release();
    }
  }
}
