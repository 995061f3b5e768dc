import { LRUCache } from 'lru-cache';
import type { Collection, Db } from '../eventing/document-store.js';
import { gathered } from '../eventing/gathered.js';
import type { Entitlement } from './account.events.js';
import type { BrowserKind } from './browser-kind.values.js';
import { roleGroupOf } from './role-groups.values.js';
import { digestOf, newSecret } from './secrets.js';
import { SESSION_LIMITS, type SessionLimits } from './session-limits.js';

/** Whether the second factor was given; `owed` where the account has one that was not given yet. */
export type FactorGiven = 'none' | 'owed' | 'given';

export interface Session {
  /** SHA-256 of the token, so that a copy of the database signs nobody in. */
  readonly _id: string;
  readonly accountId: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  /** How long it lasts without use; sessions of before it was settable have none, and are over. */
  readonly idleMs?: number;
  readonly cameWith: BrowserKind;
  /** The network of the address that it was started from, see `networkOf`. */
  readonly network: string;
  readonly secondFactor: FactorGiven;
  /** When whoever uses it proved last to be the account's holder. */
  readonly confirmedAt: Date;
}

export type SessionStart = Pick<Session, 'accountId' | 'cameWith' | 'network' | 'secondFactor'> & {
  readonly roles: readonly Entitlement[];
};

/** What a browser is to be given; the token is kept nowhere. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** What a session that begins is known by, and how long it lasts. */
export type StartedSession = IssuedToken & Pick<Session, 'idleMs'>;

const MINUTE = 60_000;

/** When a session ends that is used now and then no more. */
export const endsUnused = (
  { expiresAt, idleMs = 0 }: Pick<Session, 'expiresAt' | 'idleMs'>,
  now: Date,
): Date => new Date(Math.min(expiresAt.getTime(), now.getTime() + idleMs));

/**
 * Sessions: a random token in the browser's cookie, its hash in the vault. How long one lasts follows from the roles
 * that the account has when it starts. A session that is ended in another process is refused here within five seconds.
 */
export class Sessions {
  private readonly sessions: Collection<Session>;
  private readonly known = new LRUCache<string, Session>({ max: 20_000, ttl: 5_000 });

  constructor(
    db: Db,
    private readonly limits: SessionLimits = SESSION_LIMITS,
  ) {
    this.sessions = db.collection('sessions');
  }

  private readonly read = gathered(async (ids) => {
    const found = await this.sessions.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(found.map((session) => [session._id, session]));
  });

  async prepare(): Promise<void> {
    await this.sessions.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
    await this.sessions.createIndex({ accountId: 1 });
  }

  async start({ roles, ...session }: SessionStart, now: Date): Promise<StartedSession> {
    const { idle, longest } = this.limits[roleGroupOf(roles)];
    const expiresAt = new Date(now.getTime() + longest * MINUTE);
    const idleMs = idle * MINUTE;
    const times = { startedAt: now, seenAt: now, confirmedAt: now, expiresAt, idleMs };
    return { ...(await this.issue({ ...session, ...times })), idleMs };
  }

  /** The session that a token is of, while it lasts. */
  async of(token: string, now: Date): Promise<Session | undefined> {
    const session = await this.lasting(token, now);
    if (session && now.getTime() - session.seenAt.getTime() > MINUTE) {
      await this.sessions.updateOne({ _id: session._id }, { $set: { seenAt: now } });
      this.known.set(session._id, { ...session, seenAt: now });
    }
    return session;
  }

  /** The same, where nobody asks for anything: this does not count as a use of it. */
  async lasting(token: string, now: Date): Promise<Session | undefined> {
    const id = digestOf(token);
    const session = this.known.get(id) ?? (await this.read([id])).get(id);
    if (!session || !lasts(session, now)) return undefined;
    if (!this.known.has(id)) this.known.set(id, session);
    return session;
  }

  /**
   * Goes on with a session under a new token, now that its holder has proved more: whoever knew the earlier token,
   * which is good no longer, gets nothing of it.
   * @returns nothing where the session has ended meanwhile.
   */
  async renew(session: Session, secondFactor: FactorGiven, now: Date): Promise<IssuedToken | undefined> {
    this.known.delete(session._id);
    const ended = await this.sessions.findOneAndDelete({ _id: session._id });
    if (!ended) return undefined;
    const { _id, ...kept } = ended;
    return this.issue({ ...kept, secondFactor, seenAt: now, confirmedAt: now });
  }

  /** Those of an account that last, the newest first. */
  async listOf(accountId: string, now: Date): Promise<readonly Session[]> {
    const found = await this.sessions.find({ accountId }).toArray();
    return found
      .filter((session) => lasts(session, now))
      .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  }

  /** Ends one of an account's sessions. @returns whether there was such a one. */
  async endOne(accountId: string, id: string): Promise<boolean> {
    this.known.delete(id);
    const { deletedCount } = await this.sessions.deleteOne({ _id: id, accountId });
    return deletedCount > 0;
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

  private async issue(session: Omit<Session, '_id'>): Promise<IssuedToken> {
    const token = newSecret();
    await this.sessions.insertOne({ ...session, _id: digestOf(token) });
    return { token, expiresAt: session.expiresAt };
  }
}

const lasts = ({ expiresAt, seenAt, idleMs }: Session, now: Date): boolean =>
  now < expiresAt && idleMs !== undefined && now.getTime() - seenAt.getTime() <= idleMs;
