import { isDuplicate, type Collection, type Db } from '../eventing/document-store.js';
import { CLOCKS_APART_SECONDS, SIGNATURE_SECONDS, type Signature } from './signed-request.js';

interface NonceDocument {
  readonly _id: string;
  readonly expiresAt: Date;
}

/** Numbers that requests were signed with: each counts once, for as long as its signature would. */
export class Nonces {
  private readonly nonces: Collection<NonceDocument>;

  constructor(db: Db) {
    this.nonces = db.collection('signatureNonces');
  }

  async prepare(): Promise<void> {
    await this.nonces.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
  }

  /** @returns whether it is the first time. */
  async take({ keyId, nonce }: Signature, now: Date): Promise<boolean> {
    const seconds = SIGNATURE_SECONDS + 2 * CLOCKS_APART_SECONDS;
    const expiresAt = new Date(now.getTime() + seconds * 1_000);
    try {
      await this.nonces.insertOne({ _id: `${keyId} ${nonce}`, expiresAt });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
