import { hash, verify } from '@node-rs/argon2';
import type { Collection, Db } from '../eventing/document-store.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Ids } from '../people/ids.js';
import { signInNameKey } from './sign-in-name.js';

interface Credential {
  readonly _id: string;
  /** argon2id, in the PHC string format. */
  readonly hash: string;
}

interface Attempts {
  readonly _id: string;
  readonly failures: number;
  readonly until: Date;
  readonly expiresAt: Date;
}

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const FREE_FAILURES = 5;
const LONGEST_PAUSE_MS = 15 * 60_000;
const REMEMBERED_MS = 60 * 60_000;

/** Passwords, and who may try them how often. Hashes live in the vault, never in an event. */
export class SignIn {
  private readonly credentials: Collection<Credential>;
  private readonly attempts: Collection<Attempts>;
  private decoy: Promise<string> | undefined;

  constructor(
    db: Db,
    private readonly ids: Ids,
  ) {
    this.credentials = db.collection('credentials');
    this.attempts = db.collection('signInAttempts');
  }

  async prepare(): Promise<void> {
    await this.attempts.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
  }

  /** The account that a sign-in name belongs to, whether or not there is one. */
  accountIdOf(login: string): string {
    return this.ids.of('account', signInNameKey(login));
  }

  async setPassword(accountId: string, password: string): Promise<void> {
    const replacement = { hash: await hash(password, ARGON2) };
    await this.credentials.replaceOne({ _id: accountId }, replacement, { upsert: true });
  }

  /**
   * The account that this name and password sign in. It takes as long where there is no such account.
   * @throws DomainError `sign-in-failed`, or `too-many-attempts` after several failures from the address or for the
   * account, for a time that doubles with each further one.
   */
  async check(login: string, password: string, address: string, now: Date): Promise<string> {
    const accountId = this.accountIdOf(login);
    const counters = [`account ${accountId}`, `address ${this.ids.of('address', address)}`];
    await this.refuseEager(counters, now);
    const credential = await this.credentials.findOne({ _id: accountId });
    this.decoy ??= hash('nobody', ARGON2);
    const right = await verify(credential?.hash ?? (await this.decoy), password);
    if (credential && right) {
      await this.attempts.deleteOne({ _id: counters[0] ?? '' });
      return accountId;
    }
    await Promise.all(counters.map((id) => this.countFailure(id, now)));
    throw new DomainError('sign-in-failed', 'Name or password is wrong.', 'unauthenticated');
  }

  private async refuseEager(counters: readonly string[], now: Date): Promise<void> {
    const found = await this.attempts.find({ _id: { $in: [...counters] } }).toArray();
    const until = Math.max(0, ...found.map((attempt) => attempt.until.getTime()));
    if (until <= now.getTime()) return;
    const seconds = Math.ceil((until - now.getTime()) / 1000);
    throw new DomainError(
      'too-many-attempts',
      `Too many failed attempts. Try again in ${seconds.toString()} seconds.`,
      'too-many',
      [],
      seconds,
    );
  }

  private async countFailure(id: string, now: Date): Promise<void> {
    const free = id.startsWith('address') ? FREE_FAILURES * 10 : FREE_FAILURES;
    const failures = ((await this.attempts.findOne({ _id: id }))?.failures ?? 0) + 1;
    const pause = failures < free ? 0 : Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(failures - free, 20));
    const until = new Date(now.getTime() + pause);
    const expiresAt = new Date(until.getTime() + REMEMBERED_MS);
    await this.attempts.replaceOne({ _id: id }, { failures, until, expiresAt }, { upsert: true });
  }
}
