import { hash, verify } from '@node-rs/argon2';
import type { Collection, Db } from '../eventing/document-store.js';
import { DomainError, invalidInput } from '../eventing/domain-error.js';
import type { Ids } from '../people/ids.js';
import { Attempts, type AttemptOfAccount } from './attempts.js';
import type { BreachedPasswords, LookUp } from './breached-passwords.js';
import { namesIn, passwordFault } from './password.values.js';
import { signInNameKey } from './sign-in-name.js';

interface Credential {
  readonly _id: string;
  /** argon2id, in the PHC string format. */
  readonly hash: string;
}

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Passwords, and who may try them how often. Hashes live in the vault, never in an event. */
export class SignIn {
  private readonly credentials: Collection<Credential>;
  private readonly attempts: Attempts;
  private decoy: Promise<string> | undefined;
  /** How often the list of breached passwords answered what, since this process began. */
  readonly lookUps: Record<LookUp, number> = { clear: 0, breached: 0, unanswered: 0 };

  constructor(
    db: Db,
    private readonly ids: Ids,
    private readonly breached?: BreachedPasswords,
  ) {
    this.credentials = db.collection('credentials');
    this.attempts = new Attempts(db, ids, 'sign-in');
  }

  async prepare(): Promise<void> {
    await this.attempts.prepare();
  }

  /** The account that a sign-in name belongs to, whether or not there is one. */
  accountIdOf(login: string): string {
    return this.ids.of('account', signInNameKey(login));
  }

  /**
   * Sets a password, once the change is on record: the store of events and the vault can't be written as one. So no
   * password ever holds that the history doesn't know of, and whoever is told of changes hears of each. A crash in
   * between leaves the earlier password in force, and the change to be asked for again.
   * @param record records the change; where it throws, nothing is set.
   * @throws DomainError `invalid-input` where others would guess it, whether or not there is such an account.
   */
  async setPassword(accountId: string, password: string, record: () => Promise<unknown>): Promise<void> {
    await this.refuseWeak(accountId, password);
    // What takes long comes first, and is done whether or not the change is refused.
    const replacement = { hash: await hash(password, ARGON2) };
    await record();
    await this.credentials.replaceOne({ _id: accountId }, replacement, { upsert: true });
    await this.attempts.forget(accountId);
  }

  /**
   * The account that this name and password sign in. It takes as long where there is no such account.
   * @throws DomainError `sign-in-failed`, or `too-many-attempts` after several failures from the address or for the
   * account, for a time that doubles with each further one.
   */
  async check(login: string, password: string, address: string, now: Date): Promise<string> {
    const accountId = this.accountIdOf(login);
    await this.attempts.counting({ accountId, address }, now, async () => {
      if (await this.isRight(accountId, password)) return;
      throw new DomainError('sign-in-failed', 'Name or password is wrong.', 'unauthenticated');
    });
    return accountId;
  }

  /**
   * Makes sure that whoever is signed in knows the password too, as often as at the sign-in.
   * @throws DomainError `password-wrong`, `too-many-attempts`.
   */
  async confirm(attempt: AttemptOfAccount, password: string, now: Date, field: string): Promise<void> {
    await this.attempts.counting(attempt, now, async () => {
      if (await this.isRight(attempt.accountId, password)) return;
      throw new DomainError('password-wrong', 'Nothing was changed: the password is wrong.', 'rule', [
        { field, message: 'is not the password' },
      ]);
    });
  }

  /** Sign-in names are kept nowhere: whether a text is one follows from whose it would be. */
  private async refuseWeak(accountId: string, password: string): Promise<void> {
    const fault = passwordFault(password);
    if (fault !== undefined) throw invalidInput(fault, 'password');
    if (namesIn(password).some((name) => this.accountIdOf(name) === accountId)) {
      throw invalidInput('must not be the sign-in name', 'password');
    }
    if (!this.breached) return;
    const found = await this.breached(password);
    this.lookUps[found]++;
    if (found === 'breached') {
      throw invalidInput(
        'must not be on a list of stolen passwords, as this one is: take another',
        'password',
      );
    }
  }

  /** Whether it is the account's password; no where there is no such account, after as long. */
  private async isRight(accountId: string, password: string): Promise<boolean> {
    const credential = await this.credentials.findOne({ _id: accountId });
    this.decoy ??= hash('nobody', ARGON2);
    const right = await verify(credential?.hash ?? (await this.decoy), password);
    return credential !== null && right;
  }
}
