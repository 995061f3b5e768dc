import type { Collection, Db } from '../eventing/document-store.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Ids } from '../people/ids.js';

/** For which account, whether or not there is one, and from which address. */
export interface Attempt {
  readonly accountId: string;
  readonly address: string;
}

interface Counter {
  readonly id: string;
  /** Attempts after which there is a pause. */
  readonly free: number;
}

interface Counted {
  readonly _id: string;
  readonly failures: number;
  readonly until: Date;
  readonly expiresAt: Date;
}

const FREE_FAILURES = 5;
const LONGEST_PAUSE_MS = 15 * 60_000;
const REMEMBERED_MS = 60 * 60_000;

/**
 * Who may try something how often: after several attempts for an account, or from an address, there is a pause, which
 * doubles with each further one. Each matter is counted by itself, so that whoever has to wait in one goes on in another.
 */
export class Attempts {
  private readonly counted: Collection<Counted>;

  constructor(
    db: Db,
    private readonly ids: Ids,
    private readonly matter: 'sign-in' | 'recovery' | 'recovery-code' | 'consumer',
  ) {
    this.counted = db.collection('signInAttempts');
  }

  async prepare(): Promise<void> {
    await this.counted.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
  }

  /** @throws DomainError `too-many-attempts` in a pause of the account or the address. */
  async refuseEager(attempt: Attempt, now: Date): Promise<void> {
    const ids = this.countersOf(attempt).map(({ id }) => id);
    const found = await this.counted.find({ _id: { $in: ids } }).toArray();
    const until = Math.max(0, ...found.map((one) => one.until.getTime()));
    if (until <= now.getTime()) return;
    const seconds = Math.ceil((until - now.getTime()) / 1000);
    throw new DomainError(
      'too-many-attempts',
      `Too many attempts. Try again in ${seconds.toString()} seconds.`,
      'too-many',
      [],
      seconds,
    );
  }

  async count(attempt: Attempt, now: Date): Promise<void> {
    await Promise.all(this.countersOf(attempt).map((counter) => this.countOne(counter, now)));
  }

  /** Begins anew for an account whose owner has proved to be it. */
  async forget(accountId: string): Promise<void> {
    await this.counted.deleteOne({ _id: this.ofAccount(accountId) });
  }

  private countersOf({ accountId, address }: Attempt): readonly Counter[] {
    const ofAddress = `${this.matter} address ${this.ids.of('address', address)}`;
    return [
      { id: this.ofAccount(accountId), free: FREE_FAILURES },
      // A whole school may come from one address.
      { id: ofAddress, free: FREE_FAILURES * 10 },
    ];
  }

  private ofAccount(accountId: string): string {
    return `${this.matter} account ${accountId}`;
  }

  /** In one step, so that of attempts that come together each is counted. */
  private async countOne({ id, free }: Counter, now: Date): Promise<void> {
    const begun = { until: now, expiresAt: new Date(now.getTime() + REMEMBERED_MS) };
    const counted = await this.counted.findOneAndUpdate(
      { _id: id },
      { $inc: { failures: 1 }, $setOnInsert: begun },
      { upsert: true, returnDocument: 'after' },
    );
    const failures = counted?.failures ?? 1;
    const pause = failures < free ? 0 : Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(failures - free, 20));
    const until = new Date(now.getTime() + pause);
    const expiresAt = new Date(until.getTime() + REMEMBERED_MS);
    await this.counted.updateOne({ _id: id }, { $max: { until, expiresAt } });
  }
}
