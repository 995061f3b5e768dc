import type { FastifyReply } from 'fastify';
import { accounts } from '../../projections/accounts/projection.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Doorkeeper } from './doorkeeper.js';
import type { Entrance } from './entrance.js';
import { viewerWith } from './leaving.js';
import type { MeReader, Me } from './me.js';
import { standingOf } from './second-factor.rights.js';
import type { SecondFactors } from './second-factors.js';
import type { SignedIn, Viewer } from './viewer.js';

/** What is to be given or added before anything else, where the password was not enough. */
export interface FactorAsked {
  readonly secondFactor: 'give' | 'add';
  /** By which of these it can be given. */
  readonly by: readonly ('totp' | 'passkey' | 'spareCode')[];
}

export type SignInAnswer = Me | FactorAsked;

export interface SigningInParts {
  readonly entrance: Entrance;
  readonly doorkeeper: Doorkeeper;
  readonly secondFactors: SecondFactors;
  readonly reader: FreshReader;
  readonly me: MeReader;
}

/** Lets accounts in that may be used still, and answers what they meet there. */
export class SigningIn {
  constructor(private readonly parts: SigningInParts) {}

  /** @throws DomainError `sign-in-failed` where access has ended. */
  async byPassword(accountId: string, request: SignedIn, reply: FastifyReply): Promise<SignInAnswer> {
    const { entrance, doorkeeper, me } = this.parts;
    const viewer = await this.viewerOf(accountId);
    if (!viewer) throw new DomainError('sign-in-failed', 'Name or password is wrong.', 'unauthenticated');
    const secondFactor = await entrance.open(viewer, false, request, reply);
    const standing = standingOf({ secondFactor }, viewer.roles, doorkeeper.policy);
    if (standing === 'in') return me.of(viewer);
    return standing === 'owesFactor'
      ? { secondFactor: 'give', by: await this.waysOf(accountId) }
      : { secondFactor: 'add', by: [] };
  }

  /** By a passkey whose owner showed to it to be there: it is both factors. @throws DomainError `sign-in-failed` */
  async byPasskey(accountId: string | undefined, request: SignedIn, reply: FastifyReply): Promise<Me> {
    const viewer = accountId === undefined ? undefined : await this.viewerOf(accountId);
    if (!viewer) {
      throw new DomainError('sign-in-failed', 'This passkey signs nobody in.', 'unauthenticated');
    }
    await this.parts.entrance.open(viewer, true, request, reply);
    return this.parts.me.of(viewer);
  }

  private async viewerOf(accountId: string): Promise<Viewer | undefined> {
    const { reader } = this.parts;
    const account = await reader.get(accounts, accountId);
    return account && viewerWith(account, reader);
  }

  private async waysOf(accountId: string): Promise<FactorAsked['by']> {
    const { secondFactors } = this.parts;
    const kinds = new Set((await secondFactors.of(accountId)).map(({ kind }) => kind));
    return (await secondFactors.spareCodesLeft(accountId)) > 0 ? [...kinds, 'spareCode'] : [...kinds];
  }
}
