import { LRUCache } from 'lru-cache';
import type { Collection, Db } from '../eventing/document-store.js';
import { digestOf, newSecret } from '../access/secrets.js';

/** What a token stands for. */
export interface AccessToken {
  readonly consumerId: string;
  readonly scopes: readonly string[];
}

interface TokenDocument extends AccessToken {
  /** SHA-256 of the token, so that a copy of the database lets nobody in. */
  readonly _id: string;
  readonly expiresAt: Date;
}

export const TOKEN_SECONDS = 3_600;

/** OAuth 2.0 access tokens: random, their hashes in the vault, good for an hour. */
export class AccessTokens {
  private readonly tokens: Collection<TokenDocument>;
  private readonly known = new LRUCache<string, TokenDocument>({ max: 10_000 });

  constructor(db: Db) {
    this.tokens = db.collection('accessTokens');
  }

  async prepare(): Promise<void> {
    await this.tokens.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
  }

  /** @returns the token, which is kept nowhere. */
  async issue({ consumerId, scopes }: AccessToken, now: Date): Promise<string> {
    const token = newSecret();
    const expiresAt = new Date(now.getTime() + TOKEN_SECONDS * 1_000);
    await this.tokens.insertOne({ _id: digestOf(token), consumerId, scopes, expiresAt });
    return token;
  }

  /** What a token stands for, unless it is none or has expired. */
  async read(token: string, now: Date): Promise<AccessToken | undefined> {
    const id = digestOf(token);
    const found = this.known.get(id) ?? (await this.tokens.findOne({ _id: id }));
    if (!found || found.expiresAt <= now) return undefined;
    this.known.set(id, found);
    return { consumerId: found.consumerId, scopes: found.scopes };
  }
}
