import { DomainError, invalidInput } from '../eventing/domain-error.js';
import type { Ids } from '../people/ids.js';
import type { Runners } from '../runners.js';
import { ownAccountContext, type Asker } from './account-context.js';
import type { AttemptOfAccount, Attempts } from './attempts.js';
import type { FactorStore, SecondFactor, TotpFactor } from './factor-store.js';
import type { Passkeys } from './passkeys.js';
import type { SignInCommand } from './sign-in.rules.js';
import type { SpareCodes } from './spare-codes.js';
import type { Totp } from './totp.js';
import type { Viewer } from './viewer.js';

export interface SecondFactorParts {
  readonly accounts: Runners['accounts'];
  readonly factors: FactorStore;
  readonly totp: Totp;
  readonly passkeys: Passkeys;
  readonly spareCodes: SpareCodes;
  readonly attempts: Attempts;
  readonly ids: Ids;
}

/** One of these, given as second factor. */
export interface FactorProof {
  readonly code?: string;
  readonly spareCode?: string;
  /** What `navigator.credentials.get` answered, as JSON. */
  readonly passkey?: object;
}

/** Adds, checks and takes away what an account is signed in by beside its password. */
export class SecondFactors {
  constructor(private readonly parts: SecondFactorParts) {}

  of(accountId: string): Promise<readonly SecondFactor[]> {
    return this.parts.factors.of(accountId);
  }

  spareCodesLeft(accountId: string): Promise<number> {
    return this.parts.spareCodes.leftOf(accountId);
  }

  /** @returns the address that an authenticator program takes the secret from. */
  beginTotp(viewer: Viewer, label: string, asker: Asker): Promise<string> {
    const { ids, totp } = this.parts;
    const factorId = ids.of('totp', viewer.accountId, asker.now.toISOString());
    return totp.begin(viewer, factorId, label, asker.now);
  }

  /** @throws DomainError `no-enrolment`, `second-factor-refused`, `too-many-factors`, `too-many-attempts`. */
  async confirmTotp(viewer: Viewer, code: string, asker: Asker): Promise<string> {
    const record = (factorId: string) => this.added(viewer, factorId, 'totp', asker);
    return this.parts.attempts.counting(attemptOf(viewer, asker), asker.now, () =>
      this.parts.totp.confirm(viewer, code, asker.now, record),
    );
  }

  /** Records that a factor was added. */
  added(viewer: Viewer, factorId: string, of: SecondFactor['kind'], asker: Asker): Promise<unknown> {
    return this.record({ kind: 'AddSecondFactor', factorId, of }, viewer, asker);
  }

  /**
   * Takes a factor away, on record first. The last one leaves no spare codes.
   * @throws DomainError `factor-not-found`, or `last-second-factor` where the account must have one.
   */
  async remove(viewer: Viewer, factorId: string, mustKeepOne: boolean, asker: Asker): Promise<void> {
    const { factors, spareCodes } = this.parts;
    const { accountId } = viewer;
    const held = await factors.of(accountId);
    if (!held.some(({ _id }) => _id === factorId)) {
      throw new DomainError('factor-not-found', 'There is no such second factor.', 'not-found');
    }
    const isLast = held.length === 1;
    if (isLast && mustKeepOne) {
      throw new DomainError('last-second-factor', 'Your account needs one. Add another first.', 'conflict');
    }
    await this.record({ kind: 'RemoveSecondFactor', factorId }, viewer, asker);
    await factors.remove(factorId);
    if (isLast) await spareCodes.removeAllOf(accountId);
  }

  /** Makes new spare codes, on record first. @throws DomainError `no-second-factor`. */
  async issueSpareCodes(viewer: Viewer, asker: Asker): Promise<readonly string[]> {
    await this.record({ kind: 'IssueSpareCodes' }, viewer, asker);
    return this.parts.spareCodes.issue(viewer);
  }

  /**
   * Makes sure that somebody has a second factor at hand; what was given is used up.
   * @throws DomainError `second-factor-refused`, `too-many-attempts`, or `invalid-input` where it is not one thing.
   */
  async check(viewer: Viewer, askedIn: string, proof: FactorProof, asker: Asker): Promise<void> {
    const given = GIVEN.filter((field) => proof[field] !== undefined);
    const [field] = given;
    if (field === undefined || given.length > 1) throw invalidInput('must be one of them', ...GIVEN);
    await this.parts.attempts.counting(attemptOf(viewer, asker), asker.now, async () => {
      if (await this.isRight(viewer, askedIn, proof, asker)) return;
      throw new DomainError('second-factor-refused', 'It is wrong, or was used before.', 'rule', [
        { field, message: 'is not what was asked for' },
      ]);
    });
  }

  private async isRight(
    viewer: Viewer,
    askedIn: string,
    { code, spareCode, passkey }: FactorProof,
    asker: Asker,
  ): Promise<boolean> {
    const { factors, totp, passkeys, spareCodes } = this.parts;
    const { accountId } = viewer;
    const { now } = asker;
    if (code !== undefined) return totp.isRight(totpsIn(await factors.of(accountId)), code, now);
    if (passkey !== undefined) return passkeys.isRight({ accountId, askedIn, now }, passkey);
    if (spareCode === undefined || !(await spareCodes.use(spareCode, viewer))) return false;
    await this.record({ kind: 'UseSpareCode' }, viewer, asker);
    return true;
  }

  private record(command: SignInCommand, viewer: Viewer, asker: Asker) {
    return this.parts.accounts.handle(viewer.accountId, command, ownAccountContext(viewer, asker));
  }
}

const GIVEN = ['code', 'spareCode', 'passkey'] as const;

const totpsIn = (factors: readonly SecondFactor[]): readonly TotpFactor[] =>
  factors.filter((factor): factor is TotpFactor => factor.kind === 'totp');

const attemptOf = ({ accountId }: Viewer, { address }: Asker): AttemptOfAccount => ({ accountId, address });
