import { Secret, TOTP } from 'otpauth';
import type { Collection, Db } from '../eventing/document-store.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';
import type { FactorStore, TotpFactor } from './factor-store.js';
import type { Viewer } from './viewer.js';

/** Shown once, and not yet in force: a code has to show that it was taken over. */
interface Enrolment {
  readonly _id: string;
  readonly factorId: string;
  readonly secret: Sealed;
  readonly expiresAt: Date;
}

type Holder = Pick<Viewer, 'accountId' | 'personId'>;

const ENROLMENT_MS = 15 * 60_000;
const PERIOD_S = 30;
/** RFC 6238 §5.2: clocks differ, and typing takes a while; one step to either side is taken as well. */
const WINDOW = 1;
/** RFC 4226 §4 (R6): as long as the hash. */
const SECRET_BYTES = 20;
const ISSUER = 'School Journal';

/** One-time codes by the clock (RFC 6238), as every authenticator program shows them. */
export class Totp {
  private readonly enrolments: Collection<Enrolment>;

  constructor(
    db: Db,
    private readonly vault: Vault,
    private readonly factors: FactorStore,
  ) {
    this.enrolments = db.collection('totpEnrolments');
  }

  async prepare(): Promise<void> {
    await this.enrolments.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
  }

  /**
   * Begins to enrol; an earlier beginning is good no longer.
   * @param label what the program shows beside the codes.
   * @returns the secret as an `otpauth:` address (Key URI Format), which is shown nowhere again.
   */
  async begin({ accountId, personId }: Holder, factorId: string, label: string, now: Date): Promise<string> {
    const secret = new Secret({ size: SECRET_BYTES });
    const enrolment = {
      factorId,
      secret: await this.vault.seal(personId, secret.base32, placeOf(factorId)),
      expiresAt: new Date(now.getTime() + ENROLMENT_MS),
    };
    await this.enrolments.replaceOne({ _id: accountId }, enrolment, { upsert: true });
    return new TOTP({ issuer: ISSUER, label, secret, period: PERIOD_S }).toString();
  }

  /**
   * Puts in force what was begun, in exchange for a code of it, which is used up by that.
   * @param record records it; where that throws, nothing is in force.
   * @throws DomainError `no-enrolment`, `second-factor-refused`.
   */
  async confirm(
    { accountId }: Holder,
    code: string,
    now: Date,
    record: (factorId: string) => Promise<unknown>,
  ): Promise<string> {
    const enrolment = await this.enrolments.findOne({ _id: accountId });
    if (!enrolment || now >= enrolment.expiresAt) {
      throw new DomainError('no-enrolment', 'Begin anew: POST /api/me/second-factors/totp.', 'conflict');
    }
    const { factorId, secret } = enrolment;
    const step = await this.stepOf(code, secret, now);
    if (step === undefined) throw wrongCode();
    await record(factorId);
    const factor = { _id: factorId, accountId, kind: 'totp', secret, lastStep: step, addedAt: now } as const;
    await this.factors.keep(factor);
    await this.enrolments.deleteOne({ _id: accountId });
    return factorId;
  }

  /** Whether it is a code of one of them that was not used yet; it is from now on. */
  async isRight(factors: readonly TotpFactor[], code: string, now: Date): Promise<boolean> {
    for (const factor of factors) {
      const step = await this.stepOf(code, factor.secret, now);
      if (step !== undefined && (await this.factors.takeStep(factor, step))) return true;
    }
    return false;
  }

  /** The time step whose code it is; undefined where it is of none near. */
  private async stepOf(code: string, sealed: Sealed, now: Date): Promise<number | undefined> {
    const secret = await this.vault.open(sealed);
    if (secret === undefined) return undefined;
    const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_S });
    const delta = totp.validate({ token: code, timestamp: now.getTime(), window: WINDOW });
    return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_S) + delta;
  }
}

const placeOf = (factorId: string): string => `totp ${factorId}`;

const wrongCode = (): DomainError =>
  new DomainError('second-factor-refused', 'The code is wrong. Take the one that is shown now.', 'rule', [
    { field: 'code', message: 'is not the code that is shown now' },
  ]);
