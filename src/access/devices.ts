import type { Collection, Db } from '../eventing/document-store.js';
import { digestOf, newSecret } from './secrets.js';
import type { IssuedToken } from './sessions.js';

interface Device {
  /** The account, and the SHA-256 of the device's token. */
  readonly _id: string;
  readonly accountId: string;
  readonly expiresAt: Date;
}

/** RFC 6265bis §5.5: browsers keep a cookie for 400 days at most. */
const DEVICE_DAYS = 400;
const DAY_MS = 24 * 60 * 60_000;

/** From which devices each account was ever signed in: a random token in the browser's cookie, its hash in the vault. */
export class Devices {
  private readonly devices: Collection<Device>;

  constructor(db: Db) {
    this.devices = db.collection('devices');
  }

  async prepare(): Promise<void> {
    await this.devices.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
    await this.devices.createIndex({ accountId: 1 });
  }

  /** Whether an account is known to come from a device; from any, where it never came from one before. */
  async knows(accountId: string, token: string | undefined): Promise<boolean> {
    if (token !== undefined && (await this.devices.findOne({ _id: idOf(accountId, token) }))) return true;
    return (await this.devices.findOne({ accountId })) === null;
  }

  /** @returns the token that the device is to keep: its own one, or a new one. */
  async remember(accountId: string, token: string | undefined, now: Date): Promise<IssuedToken> {
    const kept = token !== undefined && /^[\w-]{43}$/.test(token) ? token : newSecret();
    const expiresAt = new Date(now.getTime() + DEVICE_DAYS * DAY_MS);
    await this.devices.replaceOne({ _id: idOf(accountId, kept) }, { accountId, expiresAt }, { upsert: true });
    return { token: kept, expiresAt };
  }
}

const idOf = (accountId: string, token: string): string => `${accountId} ${digestOf(token)}`;
