import { createHash, timingSafeEqual } from 'node:crypto';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../eventing/domain-error.js';

/** Lets in the gateway for short messages, which knows the token that it is sent them with (RFC 6750). */
export class GatewayGuard implements CanActivate {
  /** @param token none where no gateway is configured, or one without a token, which nobody could be told from. */
  constructor(private readonly token: string | undefined) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.token === undefined) {
      throw new DomainError('no-gateway', 'No gateway with a token is configured.', 'not-found');
    }
    const http = context.switchToHttp();
    const { authorization = '' } = http.getRequest<FastifyRequest>().headers;
    const [, shown] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
    if (shown !== undefined && isSame(shown, this.token)) return true;
    void http.getResponse<FastifyReply>().header('WWW-Authenticate', 'Bearer');
    throw new DomainError('not-the-gateway', 'Send the gateway’s bearer token.', 'unauthenticated');
  }
}

/** Takes as long however much of it is right. */
const isSame = (shown: string, token: string): boolean => timingSafeEqual(digest(shown), digest(token));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
