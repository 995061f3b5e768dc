import { LRUCache } from 'lru-cache';
import type { Collection, Db } from '../eventing/document-store.js';
import { digestOf, newSecret } from './secrets.js';

interface SessionDocument {
  /** SHA-256 of the token, so that a copy of the database signs nobody in. */
  readonly _id: string;
  readonly accountId: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

const MINUTE = 60_000;
const LONGEST = 12 * 60 * MINUTE;
const IDLE = 2 * 60 * MINUTE;

/**
 * Sessions: a random token in the browser's cookie, its hash in the vault. One lasts at most twelve hours, and two
 * without use. A session that is ended in another process is refused here within five seconds.
 */
export class Sessions {
  private readonly sessions: Collection<SessionDocument>;
  private readonly known = new LRUCache<string, SessionDocument>({ max: 20_000, ttl: 5_000 });

  constructor(db: Db) {
    this.sessions = db.collection('sessions');
  }

  async prepare(): Promise<void> {
    await this.sessions.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
    await this.sessions.createIndex({ accountId: 1 });
  }

  /** Starts a session. @returns the token, which is kept nowhere. */
  async start(accountId: string, now: Date): Promise<{ token: string; expiresAt: Date }> {
    const token = newSecret();
    const expiresAt = new Date(now.getTime() + LONGEST);
    await this.sessions.insertOne({
      _id: digestOf(token),
      accountId,
      startedAt: now,
      seenAt: now,
      expiresAt,
    });
    return { token, expiresAt };
  }

  /** The account that a token signs in, or undefined. */
  async accountOf(token: string, now: Date): Promise<string | undefined> {
    const id = digestOf(token);
    const session = this.known.get(id) ?? (await this.sessions.findOne({ _id: id }));
    if (!session) return undefined;
    const unusedFor = now.getTime() - session.seenAt.getTime();
    if (now >= session.expiresAt || unusedFor > IDLE) return undefined;
    if (unusedFor > MINUTE) {
      await this.sessions.updateOne({ _id: id }, { $set: { seenAt: now } });
      this.known.set(id, { ...session, seenAt: now });
    } else if (!this.known.has(id)) {
      this.known.set(id, session);
    }
    return session.accountId;
  }

  async end(token: string): Promise<void> {
    this.known.delete(digestOf(token));
    await this.sessions.deleteOne({ _id: digestOf(token) });
  }

  /** Ends every session of an account, but for that of a token where one is named. */
  async endAllOf(accountId: string, kept?: string): Promise<void> {
    const others = kept === undefined ? {} : { _id: { $ne: digestOf(kept) } };
    await this.sessions.deleteMany({ accountId, ...others });
    for (const [id, session] of this.known) {
      if (session.accountId === accountId && (kept === undefined || id !== digestOf(kept)))
        this.known.delete(id);
    }
  }
}
