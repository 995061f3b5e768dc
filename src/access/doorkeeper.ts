import '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { accounts } from '../../projections/accounts/projection.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { SESSION_COOKIE } from './cookies.js';
import { viewerWith } from './leaving.js';
import { isConfirmed, standingOf, type Standing } from './second-factor.rights.js';
import type { SignInConfig } from './sign-in.config.js';
import type { Session, Sessions } from './sessions.js';
import { stepUpRequired } from './step-up.rules.js';
import { notSignedIn, type Entered, type Viewer } from './viewer.js';

export interface Asked {
  readonly viewer: Viewer;
  readonly entered: Entered;
}

/** Says who asks, by the session's cookie, and how far that lets in. */
export class Doorkeeper {
  constructor(
    private readonly sessions: Sessions,
    private readonly reader: FreshReader,
    readonly policy: SignInConfig['secondFactor'],
  ) {}

  /** @throws DomainError `not-signed-in` */
  async whoAsks({ cookies }: FastifyRequest): Promise<Asked> {
    const now = new Date();
    const token = cookies[SESSION_COOKIE];
    const session = token === undefined ? undefined : await this.sessions.of(token, now);
    const asked = await this.inSession(session, now);
    if (!asked) throw notSignedIn();
    return asked;
  }

  /** Who has asked, where the session that it was in still lets in; this does not prolong it. */
  async stillIn({ cookies }: FastifyRequest): Promise<Viewer | undefined> {
    const now = new Date();
    const token = cookies[SESSION_COOKIE];
    const session = token === undefined ? undefined : await this.sessions.lasting(token, now);
    const asked = await this.inSession(session, now);
    return asked?.entered.standing === 'in' ? asked.viewer : undefined;
  }

  private async inSession(session: Session | undefined, now: Date): Promise<Asked | undefined> {
    const account = session && (await this.reader.get(accounts, session.accountId));
    const viewer = account && (await viewerWith(account, this.reader, now.toISOString()));
    if (!session || !viewer) return undefined;
    const { roles } = viewer;
    return {
      viewer,
      entered: {
        session,
        standing: standingOf(session, roles, this.policy),
        isConfirmed: isConfirmed(session, roles, this.policy, now),
      },
    };
  }

  /** Who asks, and is let in all the way. @throws DomainError `not-signed-in`, `second-factor-required` */
  async letIn(request: FastifyRequest): Promise<Viewer> {
    const { viewer, entered } = await this.whoAsks(request);
    mustBeIn(entered.standing);
    return viewer;
  }
}

const TO_DO = {
  owesFactor: 'Give your second factor: POST /api/session/second-factor.',
  needsFactor:
    'Your account needs a second factor: add one by POST /api/me/second-factors/totp or …/passkeys.',
} as const;

/** @throws DomainError `second-factor-required`, which says what to do. */
export const mustBeIn = (standing: Standing): void => {
  if (standing === 'in') return;
  throw new DomainError('second-factor-required', TO_DO[standing], 'forbidden');
};

/** @throws DomainError `second-factor-required` */
export const mustHaveGivenFactor = ({ session }: Entered, policy: SignInConfig['secondFactor']): void => {
  if (policy === 'required' && session.secondFactor !== 'given') mustBeIn('needsFactor');
};

/** @throws DomainError `step-up-required` */
export const mustBeConfirmed = ({ isConfirmed }: Pick<Entered, 'isConfirmed'>): void => {
  if (!isConfirmed) throw stepUpRequired();
};
