import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../eventing/domain-error.js';

/** What the gateway is known by; nothing where none is configured, or one without a token. */
export interface GatewayToken {
  readonly token?: string;
}
export const GATEWAY_TOKEN = Symbol('gateway token');

/** Lets in the gateway for short messages, which knows the token that it is sent them with (RFC 6750). */
@Injectable()
export class GatewayGuard implements CanActivate {
  constructor(@Inject(GATEWAY_TOKEN) private readonly known: GatewayToken) {}

  canActivate(context: ExecutionContext): boolean {
    const { token } = this.known;
    if (token === undefined) {
      throw new DomainError('no-gateway', 'No gateway with a token is configured.', 'not-found');
    }
    const http = context.switchToHttp();
    const { authorization = '' } = http.getRequest<FastifyRequest>().headers;
    const [, shown] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
    if (shown !== undefined && isSame(shown, token)) return true;
    void http.getResponse<FastifyReply>().header('WWW-Authenticate', 'Bearer');
    throw new DomainError('not-the-gateway', 'Send the gateway’s bearer token.', 'unauthenticated');
  }
}

/** Takes as long however much of it is right. */
const isSame = (shown: string, token: string): boolean => timingSafeEqual(digest(shown), digest(token));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
