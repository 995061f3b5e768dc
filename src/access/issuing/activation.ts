import { THE_SYSTEM } from '../../eventing/envelope.js';
import type { Vault } from '../../people/vault.js';
import type { Runners } from '../../runners.js';
import { accountContext, type Asker } from '../account-context.js';
import type { Attempts } from '../attempts.js';
import { levelled } from '../levelled.js';
import type { SignIn } from '../sign-in.js';
import { activationDigest } from './activation-code.js';
import { activationRefused } from './activation.rules.js';

export interface ActivationParts {
  readonly accounts: Runners['accounts'];
  readonly vault: Vault;
  readonly signIn: SignIn;
  readonly guesses: Attempts;
}

export interface Activating {
  readonly signInName: string;
  /** From the slip, as it was typed. */
  readonly code: string;
  readonly password: string;
  /** Version of the text that is consented to. */
  readonly consent: string;
}

/**
 * How the owner of an account that was issued takes it over: by the code on the slip, once.
 *
 * Nobody is signed in here, and no answer tells whether there is such an account, as with a recovery: neither by what it
 * says nor by how long it takes. Pauses are counted for accounts that don't exist as well.
 */
export class ActivationOfAccounts {
  constructor(private readonly parts: ActivationParts) {}

  /**
   * That the code is used up, the consent and the new password are recorded by one append, of which the store takes one
   * only where two come with the same code; the password's hash follows.
   * @throws DomainError `activation-refused`, `too-many-attempts`.
   */
  async activate({ signInName, code, password, consent }: Activating, asker: Asker): Promise<void> {
    const { guesses, signIn } = this.parts;
    const accountId = signIn.accountIdOf(signInName);
    const attempt = { accountId, address: asker.address };
    const accept = () => this.accept(accountId, code, consent, asker);
    await guesses.counting(attempt, asker.now, () =>
      levelled(signIn.setPassword(accountId, password, accept)),
    );
  }

  /** Records the activation. @throws DomainError `activation-refused`. */
  private async accept(accountId: string, code: string, consent: string, asker: Asker): Promise<void> {
    const { accounts, vault } = this.parts;
    const { issued, roles } = await accounts.load(accountId);
    if (!issued) throw activationRefused();
    const context = accountContext(THE_SYSTEM, roles, asker);
    const digest = await activationDigest(vault, issued, code);
    const command = { kind: 'Activate', digest, consent, at: context.at } as const;
    const { events } = await accounts.handle(accountId, command, context);
    if (!events.some(({ type }) => type === 'AccountActivated')) throw activationRefused();
  }
}
