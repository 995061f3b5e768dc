import '@fastify/cookie';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { accounts } from '../../projections/accounts/projection.js';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Sessions } from './sessions.js';
import { PUBLIC, type SignedIn, type Viewer } from './viewer.js';

export const SESSION_COOKIE = 'journal_session';

/** Lets in who is signed in, and refuses changes that another site's page asks for. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly reader: FreshReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedIn>();
    refuseForeignOrigin(request);
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]))
      return true;
    request.viewer = await signedIn(request, this.sessions, this.reader);
    return true;
  }
}

/** Who asks, by the session's cookie. @throws DomainError `not-signed-in` */
export const signedIn = async (
  { cookies }: FastifyRequest,
  sessions: Sessions,
  reader: FreshReader,
): Promise<Viewer> => {
  const token = cookies[SESSION_COOKIE];
  const accountId = token === undefined ? undefined : await sessions.accountOf(token, new Date());
  const account = accountId === undefined ? undefined : await reader.get(accounts, accountId);
  if (!account || account.ended) throw new DomainError('not-signed-in', 'Sign in first.', 'unauthenticated');
  return { accountId: account._id, personId: account.personId, roles: account.roles };
};

const refuseForeignOrigin = ({ method, headers }: SignedIn): void => {
  if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return;
  const origin = URL.canParse(headers.origin) ? new URL(headers.origin).host : headers.origin;
  if (origin !== headers.host) {
    throw new DomainError(
      'foreign-origin',
      'Changes are accepted from the journal’s own pages only.',
      'forbidden',
    );
  }
};
