import { THE_SYSTEM } from '../eventing/envelope.js';
import { sixDigits } from '../people/six-digits.js';
import type { Vault } from '../people/vault.js';
import type { Runners } from '../runners.js';
import { accountContext, type Asker } from './account-context.js';
import { recoveryRefused } from './account.decider.js';
import type { AccountIssued } from './account.events.js';
import type { Attempts } from './attempts.js';
import { levelled } from './levelled.js';
import type { Sessions } from './sessions.js';
import type { SignIn } from './sign-in.js';

export interface RecoveryParts {
  readonly accounts: Runners['accounts'];
  readonly vault: Vault;
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  /** How often codes are asked for, and how often they are guessed. */
  readonly requests: Attempts;
  readonly guesses: Attempts;
}

/**
 * How somebody who has forgotten the password comes in again: by a code, which is sent to a contact of the person's.
 *
 * Nobody is signed in here, and no answer tells whether there is such an account: neither by what it says nor by how
 * long it takes, see `levelled`. Pauses are counted for accounts that don't exist as well.
 */
export class Recovery {
  constructor(private readonly parts: RecoveryParts) {}

  /**
   * Issues a code, where there is such an account that can still be used, and none was issued within the last minute.
   * @throws DomainError `too-many-attempts`.
   */
  async ask(signInName: string, asker: Asker): Promise<void> {
    const { requests, signIn } = this.parts;
    const accountId = signIn.accountIdOf(signInName);
    const attempt = { accountId, address: asker.address };
    await requests.refuseEager(attempt, asker.now);
    await levelled(Promise.all([requests.count(attempt, asker.now), this.issueCode(accountId, asker)]));
  }

  /**
   * Sets a new password in exchange for the code, and ends every session of the account.
   *
   * That the code is used up and the password changed is recorded by one append, of which the store takes one only
   * where two come with the same code; the password's hash follows, then the end of the sessions. After a crash behind
   * the append the earlier password still holds: the code is gone, and another one is to be asked for. After one behind
   * the hash, sessions last until they end by themselves.
   * @throws DomainError `recovery-refused`, `too-many-attempts`.
   */
  async recover(signInName: string, code: string, password: string, asker: Asker): Promise<void> {
    const { guesses, sessions, signIn } = this.parts;
    const accountId = signIn.accountIdOf(signInName);
    const attempt = { accountId, address: asker.address };
    const accept = () => this.accept(accountId, code, asker);
    await guesses.counting(attempt, asker.now, () =>
      levelled(signIn.setPassword(accountId, password, accept)),
    );
    await sessions.endAllOf(accountId);
  }

  private async issueCode(accountId: string, asker: Asker): Promise<void> {
    const { accounts, vault } = this.parts;
    const { issued, ended, roles } = await accounts.load(accountId);
    if (!issued || ended) return;
    const code = sixDigits();
    const context = accountContext(THE_SYSTEM, roles, asker);
    const sealed = await vault.seal(issued.personId, code, context.commandId);
    const digest = await this.digestOf(code, issued);
    const command = { kind: 'IssueRecoveryCode', code: sealed, digest, at: context.at } as const;
    await accounts.handle(accountId, command, context);
  }

  /** Records that the code is used up and the password changed. @throws DomainError `recovery-refused`. */
  private async accept(accountId: string, code: string, asker: Asker): Promise<void> {
    const { accounts } = this.parts;
    const { issued, ended, roles } = await accounts.load(accountId);
    // Of somebody who was erased there is no key any more to compare a code by.
    if (!issued || ended) throw recoveryRefused();
    const context = accountContext(THE_SYSTEM, roles, asker);
    const digest = await this.digestOf(code, issued);
    const command = { kind: 'RecoverAccess', digest, at: context.at } as const;
    const { events } = await accounts.handle(accountId, command, context);
    if (!events.some(({ type }) => type === 'RecoveryCodeAccepted')) throw recoveryRefused();
  }

  private digestOf(code: string, { accountId, personId }: AccountIssued['data']): Promise<string> {
    return this.parts.vault.digest(personId, `recovery code ${accountId} ${code}`);
  }
}
