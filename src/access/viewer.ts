import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../eventing/domain-error.js';
import type { AccountRole, Entitlement } from './account.events.js';
import type { Standing } from './second-factor.rights.js';
import type { Session } from './sessions.js';

/** Who asks: the signed-in account and what it may be used as. */
export interface Viewer {
  readonly accountId: string;
  readonly personId: string;
  readonly roles: readonly Entitlement[];
}

/** In which session somebody asks, and how far that lets in. */
export interface Entered {
  readonly session: Session;
  readonly standing: Standing;
  /** Whether what needs a confirmation may be done now. */
  readonly isConfirmed: boolean;
}

export type SignedIn = FastifyRequest & {
  viewer?: Viewer;
  entered?: Entered;
  /** What was asked for takes a right that the viewer hasn't. */
  lacksRight?: boolean;
};

export const hasRole = (viewer: Viewer, role: AccountRole, schoolId?: string): boolean =>
  viewer.roles.some((held) => held.role === role && (schoolId === undefined || held.schoolId === schoolId));

/** What somebody is in a school. */
export const rolesAt = (
  { roles }: Pick<Viewer, 'roles'>,
  schoolId: string | undefined,
): readonly AccountRole[] => roles.filter((held) => held.schoolId === schoolId).map(({ role }) => role);

export const PUBLIC = 'access:public';
export const BEFORE_SECOND_FACTOR = 'access:before-second-factor';
export const NEEDS_SECOND_FACTOR = 'access:needs-second-factor';
export const NEEDS_CONFIRMATION = 'access:needs-confirmation';

/** A route that needs no sign-in; every other one does. */
export const Public = () => SetMetadata(PUBLIC, true);

/** A route for whoever has given the password, and no second factor yet. */
export const BeforeSecondFactor = () => SetMetadata(BEFORE_SECOND_FACTOR, true);

/** A route for whoever has given a second factor, in whatever role, where that is required of leaders. */
export const NeedsSecondFactor = () => SetMetadata(NEEDS_SECOND_FACTOR, true);

/** A route by which much harm can be done: password or second factor were given within the last minutes. */
export const NeedsConfirmation = () => SetMetadata(NEEDS_CONFIRMATION, true);

export const viewerOf = (request: SignedIn): Viewer => {
  if (!request.viewer) throw notSignedIn();
  return request.viewer;
};

export const notSignedIn = (): DomainError =>
  new DomainError('not-signed-in', 'Sign in first.', 'unauthenticated');

/** The signed-in account, as a parameter of a route. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext) =>
  viewerOf(context.switchToHttp().getRequest<SignedIn>()),
);

/** The session that it is asked in, as a parameter of a route. */
export const InSession = createParamDecorator((_: unknown, context: ExecutionContext): Entered => {
  const { entered } = context.switchToHttp().getRequest<SignedIn>();
  if (!entered) throw notSignedIn();
  return entered;
});
