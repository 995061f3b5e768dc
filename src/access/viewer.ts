import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../eventing/domain-error.js';
import type { AccountRole, Entitlement } from './account.events.js';

/** Who asks: the signed-in account and what it may be used as. */
export interface Viewer {
  readonly accountId: string;
  readonly personId: string;
  readonly roles: readonly Entitlement[];
}

export type SignedIn = FastifyRequest & { viewer?: Viewer };

export const hasRole = (viewer: Viewer, role: AccountRole, schoolId?: string): boolean =>
  viewer.roles.some((held) => held.role === role && (schoolId === undefined || held.schoolId === schoolId));

export const PUBLIC = 'access:public';

/** A route that needs no sign-in; every other one does. */
export const Public = () => SetMetadata(PUBLIC, true);

export const viewerOf = (request: SignedIn): Viewer => {
  if (!request.viewer) throw new DomainError('not-signed-in', 'Sign in first.', 'unauthenticated');
  return request.viewer;
};

/** The signed-in account, as a parameter of a route. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext) =>
  viewerOf(context.switchToHttp().getRequest<SignedIn>()),
);
