import type { Collection, Db } from '../eventing/document-store.js';
import { digestOf, newSecret } from './secrets.js';

interface Challenge {
  /** SHA-256 of the challenge. */
  readonly _id: string;
  readonly purpose: CeremonyPurpose;
  /** What it was asked for in: a session, or a browser's cookie. */
  readonly askedIn: string;
  readonly expiresAt: Date;
}

/** What a passkey is asked for: to be registered, as second factor, or to sign in by it alone. */
export type CeremonyPurpose = 'register' | 'secondFactor' | 'signIn';

export const CEREMONY_MS = 5 * 60_000;

/** What passkeys have to sign (W3C WebAuthn §13.4.3): random, for one purpose, in one session, once. */
export class Challenges {
  private readonly challenges: Collection<Challenge>;

  constructor(db: Db) {
    this.challenges = db.collection('passkeyChallenges');
  }

  async prepare(): Promise<void> {
    await this.challenges.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }, {});
  }

  /** @returns 256 random bits, base64url. */
  async issue(purpose: CeremonyPurpose, askedIn: string, now: Date): Promise<string> {
    const challenge = newSecret();
    const expiresAt = new Date(now.getTime() + CEREMONY_MS);
    await this.challenges.insertOne({ _id: digestOf(challenge), purpose, askedIn, expiresAt });
    return challenge;
  }

  /** Uses a challenge up, for whatever it was meant. @returns whether it was for this purpose, here and still good. */
  async use(challenge: string, purpose: CeremonyPurpose, askedIn: string, now: Date): Promise<boolean> {
    const found = await this.challenges.findOneAndDelete({ _id: digestOf(challenge) });
    return found?.purpose === purpose && found.askedIn === askedIn && now < found.expiresAt;
  }
}
