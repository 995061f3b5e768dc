import { accountsOfPerson } from '../../../projections/accounts/of-person.projection.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { Outcome } from '../../eventing/command-runner.js';
import type { Role } from '../../eventing/envelope.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { contextOf } from '../../http/command-context.js';
import type { WriteRequest } from '../../http/write-request.js';
import type { Ids } from '../../people/ids.js';
import type { Vault } from '../../people/vault.js';
import type { Position } from '../../eventing/position.js';
import type { Runners } from '../../runners.js';
import type { AccountEvent, Entitlement } from '../account.events.js';
import type { Account } from '../account.decider.js';
import { activationDigest, newActivationCode } from './activation-code.js';
import { signInNameFor } from './sign-in-names.js';
import { signInNameKey } from '../sign-in-name.js';

export interface SignInsParts {
  readonly accounts: Runners['accounts'];
  readonly vault: Vault;
  readonly ids: Ids;
  readonly reader: Reads;
}

/** Somebody who is to have a sign-in, and as what: offices are given otherwise. */
export interface Holder {
  readonly personId: string;
  readonly entitlement: Entitlement & { readonly role: 'pupil' | 'guardian' };
}

/** What a slip says. */
export interface IssuedSignIn {
  /** None where the account came from a roster before sign-in names were kept for slips. */
  readonly signInName?: string;
  /** As it stands on paper. */
  readonly code: string;
  /** Instant until which the code is good, ISO 8601 in UTC. */
  readonly until: string;
}

/** Why somebody gets no code: has a password already, was shut out, or belongs to the staff. */
export type NotIssued = 'active' | 'ended' | 'staff';

export interface Issued {
  readonly issued: IssuedSignIn | NotIssued;
  readonly position: Position | undefined;
}

/** A name that belongs to somebody else is met once in ten thousand millions. */
const MOST_ATTEMPTS = 5;

/** Gives people sign-ins, with codes that are told on a slip and nowhere else. */
export class SignIns {
  constructor(private readonly parts: SignInsParts) {}

  /**
   * Issues an account where the person has none, and a code by which it is made usable; an earlier code is void. An
   * account that can be used already gets what it lacks of roles, and no code. Under the same idempotency key the
   * answer is the same.
   */
  async issue(holder: Holder, request: WriteRequest, capacity: Role): Promise<Issued> {
    const { accounts, reader } = this.parts;
    const known = (await reader.get(accountsOfPerson, holder.personId))?.accountIds ?? [];
    const loaded = await Promise.all(known.map(async (id) => ({ id, account: await accounts.load(id) })));
    const usable = loaded.find(({ account }) => account.issued && !account.ended);
    if (usable) return this.issueFor(usable.id, holder, request, capacity);
    if (loaded.length > 0) return { issued: 'ended', position: undefined };
    return this.issueNew(holder, request, capacity);
  }

  private async issueNew(holder: Holder, request: WriteRequest, capacity: Role): Promise<Issued> {
    const { vault, ids } = this.parts;
    for (let attempt = 0; ; attempt++) {
      const name = await signInNameFor(vault, holder.personId, attempt);
      try {
        return await this.issueFor(ids.of('account', signInNameKey(name)), holder, request, capacity, name);
      } catch (error) {
        const isTaken = error instanceof DomainError && error.code === 'sign-in-name-taken';
        if (!isTaken || attempt + 1 >= MOST_ATTEMPTS) throw error;
      }
    }
  }

  private async issueFor(
    accountId: string,
    { personId, entitlement }: Holder,
    request: WriteRequest,
    capacity: Role,
    newName?: string,
  ): Promise<Issued> {
    const { accounts, vault, ids } = this.parts;
    const { schoolId } = entitlement;
    const context = contextOf(request, `sign-in ${accountId}`, schoolId, { role: capacity }, ids);
    const code = newActivationCode();
    const named =
      newName === undefined
        ? {}
        : { signInName: await vault.seal(personId, newName, `${context.commandId} name`) };
    const outcome = await accounts.handle(
      accountId,
      {
        kind: 'IssueSignIn',
        account: { accountId, personId, roles: [entitlement], ...named },
        code: await vault.seal(personId, code, context.commandId),
        digest: await activationDigest(vault, { accountId, personId }, code),
        at: request.at,
      },
      context,
    );
    const issued = await this.toldOf(outcome, await accounts.known(accountId));
    return { issued, position: outcome.position };
  }

  /** From what was recorded: sent twice, the code that was issued first is told again. */
  private async toldOf(
    { events }: Outcome<AccountEvent>,
    { issued, activation }: Account,
  ): Promise<IssuedSignIn | NotIssued> {
    const { vault } = this.parts;
    const told = events.find((event) => event.type === 'ActivationCodeIssued');
    if (!told) return activation.activated ? 'active' : 'staff';
    const code = await vault.open(told.data.code);
    const signInName = issued?.signInName && (await vault.open(issued.signInName));
    const { until } = told.data;
    return { ...(signInName === undefined ? {} : { signInName }), code: code ?? '', until };
  }
}
