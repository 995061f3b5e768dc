import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { DomainError } from '../eventing/domain-error.js';
import type { Ids } from '../people/ids.js';
import type { BrowserKind } from './browser-kind.values.js';
import { CEREMONY_MS, type CeremonyPurpose, type Challenges } from './challenges.js';
import type { FactorStore, PasskeyFactor } from './factor-store.js';

const RP_NAME = 'School Journal';

export interface PasskeyParts {
  readonly challenges: Challenges;
  readonly factors: FactorStore;
  readonly ids: Ids;
  /** Where people reach the application: passkeys are made for it, and good nowhere else. */
  readonly publicUrl: string;
}

/** Of whom, and in which session or browser, something is asked. */
export interface Ceremony {
  readonly accountId: string;
  readonly askedIn: string;
  readonly now: Date;
}

/** Passkeys (W3C WebAuthn Level 3): registered, given as second factor, and signed in by alone. */
export class Passkeys {
  private readonly origin: string;
  private readonly rpID: string;

  constructor(private readonly parts: PasskeyParts) {
    ({ origin: this.origin, hostname: this.rpID } = new URL(parts.publicUrl));
  }

  /** @param label what the authenticator shows. @returns what `navigator.credentials.create` takes, as JSON. */
  async registration(
    { accountId, askedIn, now }: Ceremony,
    label: string,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const known = passkeysIn(await this.parts.factors.of(accountId));
    return generateRegistrationOptions({
      rpName: RP_NAME,
      rpID: this.rpID,
      userName: label,
      // It says nothing about anybody (§14.6.1), as every id here.
      userID: new TextEncoder().encode(accountId),
      challenge: await this.challengeFor('register', askedIn, now),
      timeout: CEREMONY_MS,
      excludeCredentials: known.map(descriptorOf),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    });
  }

  /**
   * @param record records the new factor; where that throws, it is not in force.
   * @throws DomainError `passkey-refused`.
   */
  async register(
    { accountId, askedIn, now }: Ceremony,
    cameWith: BrowserKind,
    response: object,
    record: (factorId: string) => Promise<unknown>,
  ): Promise<string> {
    const answer = response as RegistrationResponseJSON;
    const expectedChallenge = await this.used(answer, 'register', askedIn, now);
    const { registrationInfo } = await verified(() =>
      verifyRegistrationResponse({
        response: answer,
        expectedChallenge,
        expectedOrigin: this.origin,
        expectedRPID: this.rpID,
        requireUserVerification: false,
      }),
    );
    if (!registrationInfo) throw passkeyRefused();
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    const factorId = this.idOf(id);
    // §7.1 step 26: a credential that is registered already stays whose it is.
    if (await this.parts.factors.byId(factorId)) throw passkeyRefused();
    await record(factorId);
    await this.parts.factors.keep({
      ...{ _id: factorId, accountId, kind: 'passkey', addedAt: now, cameWith },
      ...{ credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url') },
      ...{ counter, transports },
    });
    return factorId;
  }

  /** @returns what `navigator.credentials.get` takes, as JSON: for one of the account's passkeys. */
  async secondFactor({ accountId, askedIn, now }: Ceremony): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const known = passkeysIn(await this.parts.factors.of(accountId));
    return generateAuthenticationOptions({
      rpID: this.rpID,
      challenge: await this.challengeFor('secondFactor', askedIn, now),
      allowCredentials: known.map(descriptorOf),
      timeout: CEREMONY_MS,
      userVerification: 'preferred',
    });
  }

  /** The same for whichever passkey somebody has, who shows to the authenticator to be its owner. */
  async signIn(askedIn: string, now: Date): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.rpID,
      challenge: await this.challengeFor('signIn', askedIn, now),
      timeout: CEREMONY_MS,
      userVerification: 'required',
    });
  }

  /** Whether it is what an account's passkey answers to what it was asked as second factor. */
  async isRight({ accountId, askedIn, now }: Ceremony, response: object): Promise<boolean> {
    return (await this.accountIn(response, 'secondFactor', askedIn, now)) === accountId;
  }

  /** The account that a passkey signs in; undefined where it signs in none. */
  async accountOf(response: object, askedIn: string, now: Date): Promise<string | undefined> {
    return this.accountIn(response, 'signIn', askedIn, now);
  }

  /** What attempts with a passkey are counted under, whether or not it is known. */
  idOf(credentialId: unknown): string {
    return this.parts.ids.of('passkey', String(credentialId));
  }

  private async accountIn(
    response: object,
    purpose: 'secondFactor' | 'signIn',
    askedIn: string,
    now: Date,
  ): Promise<string | undefined> {
    const { factors } = this.parts;
    const answer = response as AuthenticationResponseJSON;
    const found = await factors.byId(this.idOf(answer.id));
    if (found?.kind !== 'passkey') return undefined;
    try {
      const expectedChallenge = await this.used(answer, purpose, askedIn, now);
      const { verified: isVerified, authenticationInfo } = await verified(() =>
        verifyAuthenticationResponse({
          response: answer,
          expectedChallenge,
          expectedOrigin: this.origin,
          expectedRPID: this.rpID,
          credential: credentialOf(found),
          requireUserVerification: purpose === 'signIn',
        }),
      );
      if (!isVerified || !(await factors.moveCounter(found, authenticationInfo.newCounter))) return undefined;
      return found.accountId;
    } catch (error) {
      if (error instanceof DomainError && error.code === REFUSED) return undefined;
      throw error;
    }
  }

  private challengeFor(
    purpose: CeremonyPurpose,
    askedIn: string,
    now: Date,
  ): Promise<Uint8Array<ArrayBuffer>> {
    return this.parts.challenges
      .issue(purpose, askedIn, now)
      .then((challenge) => Uint8Array.from(Buffer.from(challenge, 'base64url')));
  }

  /** The challenge that an answer was made for, which is used up. @throws DomainError `passkey-refused` where it is none. */
  private async used(answer: object, purpose: CeremonyPurpose, askedIn: string, now: Date): Promise<string> {
    const challenge = challengeIn(answer);
    if (challenge !== undefined && (await this.parts.challenges.use(challenge, purpose, askedIn, now))) {
      return challenge;
    }
    throw passkeyRefused();
  }
}

const REFUSED = 'passkey-refused';

export const passkeyRefused = (): DomainError =>
  new DomainError(REFUSED, 'The passkey was not accepted. Ask for it anew.', 'rule', [
    { field: 'passkey', message: 'is not what was asked for' },
  ]);

/** What a verification comes to; whatever can't even be read is refused in the same words. */
const verified = async <Done>(verify: () => Promise<Done>): Promise<Done> => {
  try {
    return await verify();
  } catch {
    throw passkeyRefused();
  }
};

const passkeysIn = (factors: readonly { readonly kind: string }[]): readonly PasskeyFactor[] =>
  factors.filter((factor): factor is PasskeyFactor => factor.kind === 'passkey');

const descriptorOf = ({ credentialId, transports }: PasskeyFactor) => ({
  id: credentialId,
  transports: [...transports],
});

const credentialOf = ({ credentialId, publicKey, counter, transports }: PasskeyFactor) => ({
  id: credentialId,
  publicKey: Uint8Array.from(Buffer.from(publicKey, 'base64url')),
  counter,
  transports: [...transports],
});

/** The challenge in the data that the browser had signed; undefined where these are no such data. */
const challengeIn = (answer: object): string | undefined => {
  const { response } = answer as { response?: { clientDataJSON?: unknown } };
  try {
    const text = Buffer.from(String(response?.clientDataJSON), 'base64url').toString();
    const { challenge } = JSON.parse(text) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
};
