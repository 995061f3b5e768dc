import { isDuplicate, type Collection, type Db } from '../eventing/document-store.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Ids } from '../people/ids.js';

/** For which account, whether or not there is one, and from which address; for none where nobody is named. */
export interface Attempt {
  readonly accountId?: string;
  readonly address: string;
}

/** Of an account that is named, whether or not there is one. */
export type AttemptOfAccount = Required<Attempt>;

const MATTERS = [
  'sign-in',
  'second-factor',
  'passkey',
  'recovery',
  'recovery-code',
  'activation-code',
  'consumer',
  'portal',
  'school-application',
  'application-reference',
] as const;
type Matter = (typeof MATTERS)[number];

const ofAccount = (matter: Matter, accountId: string): string => `${matter} account ${accountId}`;

/** Ids of all that may be counted for an account, or for a passkey, which is counted for as one. */
export const attemptsOf = (accountId: string): readonly string[] =>
  MATTERS.map((matter) => ofAccount(matter, accountId));

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
    private readonly matter: Matter,
  ) {
    this.counted = db.collection('signInAttempts');
  }

  async prepare(): Promise<void> {
    await this.counted.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
  }

  /** @throws DomainError `too-many-attempts` in a pause of the account or the address. */
  async refuseEager(attempt: Attempt, now: Date): Promise<void> {
    await this.countedNow(attempt, now);
  }

  /**
   * Lets somebody try something once. It is counted for the account before it is known how it ends: of guesses that come
   * together, no more are looked at than of those that come one after another. What succeeds begins anew; what is refused
   * counts for the address as well.
   * @throws DomainError `too-many-attempts` as `refuseEager` does, and whatever the trial throws.
   */
  async counting<Done>(attempt: AttemptOfAccount, now: Date, trial: () => Promise<Done>): Promise<Done> {
    await this.begin(attempt, now);
    try {
      const done = await trial();
      await this.forget(attempt.accountId);
      return done;
    } catch (error) {
      if (error instanceof DomainError) await this.countOne(this.ofAddress(attempt.address), now);
      throw error;
    }
  }

  async count(attempt: Attempt, now: Date): Promise<void> {
    await Promise.all(this.countersOf(attempt).map((counter) => this.countOne(counter, now)));
  }

  /** Begins anew for an account whose owner has proved to be it. */
  async forget(accountId: string): Promise<void> {
    await this.counted.deleteOne({ _id: this.ofAccount(accountId).id });
  }

  private async begin(attempt: AttemptOfAccount, now: Date): Promise<void> {
    const { id, free } = this.ofAccount(attempt.accountId);
    for (let isCounted = false; !isCounted;) {
      const before = (await this.countedNow(attempt, now)).find(({ _id }) => _id === id);
      const failures = (before?.failures ?? 0) + 1;
      const counted = { failures, ...pauseAfter(failures, free, now) };
      isCounted = before
        ? (await this.counted.updateOne({ _id: id, failures: before.failures }, { $set: counted }))
            .matchedCount > 0
        : await this.isInserted({ _id: id, ...counted });
    }
  }

  private async countedNow(attempt: Attempt, now: Date): Promise<readonly Counted[]> {
    const ids = this.countersOf(attempt).map(({ id }) => id);
    const found = await this.counted.find({ _id: { $in: ids } }).toArray();
    const until = Math.max(0, ...found.map((one) => one.until.getTime()));
    if (until <= now.getTime()) return found;
    const seconds = Math.ceil((until - now.getTime()) / 1000);
    throw new DomainError(
      'too-many-attempts',
      `Too many attempts. Try again in ${seconds.toString()} seconds.`,
      'too-many',
      [],
      seconds,
    );
  }

  private async isInserted(counted: Counted): Promise<boolean> {
    try {
      await this.counted.insertOne(counted);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  private countersOf({ accountId, address }: Attempt): readonly Counter[] {
    return [...(accountId === undefined ? [] : [this.ofAccount(accountId)]), this.ofAddress(address)];
  }

  private ofAccount(accountId: string): Counter {
    return { id: ofAccount(this.matter, accountId), free: FREE_FAILURES };
  }

  /** A whole school may come from one address. */
  private ofAddress(address: string): Counter {
    return { id: `${this.matter} address ${this.ids.of('address', address)}`, free: FREE_FAILURES * 10 };
  }

  /** In one step, so that of attempts that come together each is counted. */
  private async countOne({ id, free }: Counter, now: Date): Promise<void> {
    const begun = { until: new Date(0), expiresAt: new Date(now.getTime() + REMEMBERED_MS) };
    const counted = await this.counted.findOneAndUpdate(
      { _id: id },
      { $inc: { failures: 1 }, $setOnInsert: begun },
      { upsert: true, returnDocument: 'after' },
    );
    await this.counted.updateOne({ _id: id }, { $max: pauseAfter(counted?.failures ?? 1, free, now) });
  }
}

const pauseAfter = (failures: number, free: number, now: Date): Pick<Counted, 'until' | 'expiresAt'> => {
  const pause = failures < free ? 0 : Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(failures - free, 20));
  const expiresAt = new Date(now.getTime() + pause + REMEMBERED_MS);
  // Where there is no pause, not now either: what came at the same time may be a moment older.
  return { until: pause === 0 ? new Date(0) : new Date(now.getTime() + pause), expiresAt };
};
