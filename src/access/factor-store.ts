import type { Collection, Db } from '../eventing/document-store.js';
import type { Sealed } from '../people/sealed.values.js';
import type { BrowserKind } from './browser-kind.values.js';

interface Factor {
  readonly _id: string;
  readonly accountId: string;
  readonly addedAt: Date;
}

/** A program that shows codes. */
export interface TotpFactor extends Factor {
  readonly kind: 'totp';
  /** The shared secret in base 32, sealed with its holder's key. */
  readonly secret: Sealed;
  /** The time step of the newest code that was taken: none of it and before is taken again (RFC 6238 §5.2). */
  readonly lastStep: number;
}

export interface PasskeyFactor extends Factor {
  readonly kind: 'passkey';
  /** As the authenticator named it, base64url. */
  readonly credentialId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** How often the authenticator says that it was used; 0 where it doesn't count. */
  readonly counter: number;
  readonly transports: readonly string[];
  /** What it was made with. */
  readonly cameWith: BrowserKind;
}

export type SecondFactor = TotpFactor | PasskeyFactor;

/** What accounts are signed in by beside their passwords, in the vault. */
export class FactorStore {
  private readonly factors: Collection<SecondFactor>;

  constructor(db: Db) {
    this.factors = db.collection('secondFactors');
  }

  async prepare(): Promise<void> {
    await this.factors.createIndex({ accountId: 1 });
  }

  of(accountId: string): Promise<SecondFactor[]> {
    return this.factors.find({ accountId }).toArray();
  }

  async byId(factorId: string): Promise<SecondFactor | undefined> {
    return (await this.factors.findOne({ _id: factorId })) ?? undefined;
  }

  async keep(factor: SecondFactor): Promise<void> {
    const { _id, ...rest } = factor;
    await this.factors.replaceOne({ _id }, rest, { upsert: true });
  }

  async remove(factorId: string): Promise<void> {
    await this.factors.deleteOne({ _id: factorId });
  }

  /** Takes a code's time step. @returns whether nobody took it, or a later one, before. */
  async takeStep({ _id }: TotpFactor, step: number): Promise<boolean> {
    const taken = await this.factors.updateOne(
      { _id, lastStep: { $lt: step } },
      { $set: { lastStep: step } },
    );
    return taken.matchedCount > 0;
  }

  /** Moves a passkey's counter on. @returns whether it was still where it had been read. */
  async moveCounter({ _id, counter }: PasskeyFactor, to: number): Promise<boolean> {
    const moved = await this.factors.updateOne({ _id, counter }, { $set: { counter: to } });
    return moved.matchedCount > 0;
  }
}
