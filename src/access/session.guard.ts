import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '../eventing/domain-error.js';
import { ACCOUNT_HEADER } from '../http/takes-idempotency-key.js';
import { Doorkeeper, mustBeConfirmed, mustBeIn, mustHaveGivenFactor } from './doorkeeper.js';
import {
  BEFORE_SECOND_FACTOR,
  NEEDS_CONFIRMATION,
  NEEDS_SECOND_FACTOR,
  PUBLIC,
  type SignedIn,
  type Viewer,
} from './viewer.js';

/** Lets in who is signed in as far as the route asks for, and refuses changes that another site's page asks for. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly doorkeeper: Doorkeeper,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedIn>();
    const is = (mark: string) =>
      this.reflector.getAllAndOverride<boolean>(mark, [context.getHandler(), context.getClass()]);
    refuseForeignOrigin(request);
    if (is(PUBLIC)) return true;
    const { viewer, entered } = await this.doorkeeper.whoAsks(request);
    mustBeMeant(request, viewer);
    if (!is(BEFORE_SECOND_FACTOR)) mustBeIn(entered.standing);
    if (is(NEEDS_SECOND_FACTOR)) mustHaveGivenFactor(entered, this.doorkeeper.policy);
    if (is(NEEDS_CONFIRMATION)) mustBeConfirmed(entered);
    request.viewer = viewer;
    request.entered = entered;
    return true;
  }
}

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

/** What was entered for one account is not written by another one that has come to the same browser since. */
const mustBeMeant = ({ headers }: SignedIn, { accountId }: Viewer): void => {
  const meant = headers[ACCOUNT_HEADER];
  if (meant === undefined || meant === accountId) return;
  throw new DomainError(
    'signed-in-as-another',
    'This was entered by another account. Sign in with that one.',
    'unauthenticated',
  );
};
