import { EncryptJWT, jwtDecrypt } from 'jose';
import { isDuplicate, type Collection, type Db } from '../../eventing/document-store.js';
import { digestOf, newSecret } from '../secrets.js';
import type { ToldByPortal } from './portal-client.js';
import { portalRefusal } from './portal-refusals.js';

/** Somebody whom a portal has named and who has an account to link that to yet. */
export interface PendingLink {
  readonly portalId: string;
  /** Digest of the identity. */
  readonly digest: string;
  readonly told: ToldByPortal;
  readonly returnTo: string;
}

/** As it is found by its token. */
export interface FoundLink extends PendingLink {
  /** The account whose password was given for it. */
  readonly accountId?: string;
}

interface Stored {
  /** SHA-256 of the token. */
  readonly _id: string;
  /** What is pending, encrypted (a JWE, RFC 7516): the portal tells names. */
  readonly sealed: string;
  readonly accountId?: string;
  readonly expiresAt: Date;
}

interface Marked {
  readonly _id: string;
  readonly expiresAt: Date;
}

export const LINK_SECONDS = 15 * 60;
const CLAIM_MS = 60_000;
const AUDIENCE = 'pending portal link';

/** What a sign-in by a portal leaves in the vault's database, for minutes: what is not linked yet, and marks. */
export class PendingLinks {
  private readonly links: Collection<Stored>;
  private readonly marks: Collection<Marked>;

  constructor(
    db: Db,
    private readonly key: Buffer,
  ) {
    this.links = db.collection('portalLinks');
    this.marks = db.collection('portalMarks');
  }

  async prepare(): Promise<void> {
    await this.links.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
    await this.marks.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
  }

  /** @returns the token, which is kept nowhere. */
  async keep(pending: PendingLink, now: Date): Promise<string> {
    const token = newSecret();
    const _id = digestOf(token);
    const expiresAt = new Date(now.getTime() + LINK_SECONDS * 1000);
    const sealed = await new EncryptJWT({ ...pending })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(AUDIENCE)
      .setSubject(_id)
      .setExpirationTime(expiresAt)
      .encrypt(this.key);
    await this.links.insertOne({ _id, sealed, expiresAt });
    return token;
  }

  /** @throws DomainError `portal-link-unknown` where there is nothing of that token, or no longer. */
  async find(token: string | undefined, now: Date): Promise<FoundLink> {
    const found = token === undefined ? null : await this.links.findOne({ _id: digestOf(token) });
    if (!found || now >= found.expiresAt) throw portalRefusal('portal-link-unknown');
    const { payload } = await jwtDecrypt<PendingLink>(found.sealed, this.key, {
      ...{ audience: AUDIENCE, subject: found._id, currentDate: now },
      ...{ keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
    });
    return found.accountId === undefined ? payload : { ...payload, accountId: found.accountId };
  }

  /** Remembers whose password was given. */
  async name(token: string, accountId: string): Promise<void> {
    await this.links.updateOne({ _id: digestOf(token) }, { $set: { accountId } });
  }

  /** @returns whether it was there still: of those who take the same one at once, one does. */
  async take(token: string): Promise<boolean> {
    return (await this.links.deleteOne({ _id: digestOf(token) })).deletedCount === 1;
  }

  /** Marks a state of a sign-in as used. @throws DomainError `portal-state-used` where it is already. */
  async use(state: string, until: Date): Promise<void> {
    if (!(await this.mark(`state ${digestOf(state)}`, until))) throw portalRefusal('portal-state-used');
  }

  /**
   * Does something about an identity that nobody else does at the same time, in whichever process.
   * @throws DomainError `portal-identity-busy`.
   */
  async alone<Done>(digest: string, now: Date, work: () => Promise<Done>): Promise<Done> {
    const _id = `identity ${digest}`;
    if (!(await this.mark(_id, new Date(now.getTime() + CLAIM_MS))))
      throw portalRefusal('portal-identity-busy');
    try {
      return await work();
    } finally {
      await this.marks.deleteOne({ _id });
    }
  }

  /** @returns whether it was not marked before. */
  private async mark(_id: string, expiresAt: Date): Promise<boolean> {
    try {
      await this.marks.insertOne({ _id, expiresAt });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
