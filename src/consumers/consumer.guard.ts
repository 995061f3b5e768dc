import {
  applyDecorators,
  createParamDecorator,
  Injectable,
  SetMetadata,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { consumers } from '../../projections/consumers/projection.js';
import { Public } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { AccessTokens } from './access-tokens.js';
import type { Grant } from './grant.values.js';

/** The consumer that asks, with what it is granted now. */
export interface Consumer {
  readonly consumerId: string;
  readonly title: string;
  readonly grant: Grant;
}

export type AskedByConsumer = FastifyRequest & { consumer?: Consumer };

const SCOPES = 'consumers:scopes';
const BEARER = /^bearer +([\w.~+/-]+=*) *$/i;

/** Lets in a consumer whose token has one of the scopes of the route (RFC 6750). */
@Injectable()
export class ConsumerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly reader: FreshReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<AskedByConsumer>();
    const scopes = this.reflector.getAllAndOverride<readonly string[]>(SCOPES, [
      context.getHandler(),
      context.getClass(),
    ]);
    request.consumer = await this.asking(request, http.getResponse<FastifyReply>(), scopes);
    return true;
  }

  private async asking(
    { headers }: FastifyRequest,
    reply: FastifyReply,
    scopes: readonly string[],
  ): Promise<Consumer> {
    const text = BEARER.exec(headers.authorization ?? '')?.[1];
    const token = text === undefined ? undefined : await this.tokens.read(text, new Date());
    const consumer = token && (await this.reader.get(consumers, token.consumerId));
    if (!token || !consumer || consumer.revoked) {
      const why = text === undefined ? '' : ', error="invalid_token"';
      void reply.header('WWW-Authenticate', `Bearer realm="School Journal"${why}`);
      throw new DomainError('invalid-token', 'Ask with a token of /oauth/token.', 'unauthenticated');
    }
    const { title, grant } = consumer;
    const held = token.scopes.filter((scope) => grant.scopes.includes(scope));
    if (!scopes.some((scope) => held.includes(scope))) {
      const wanted = scopes.join(' ');
      void reply.header(
        'WWW-Authenticate',
        `Bearer realm="School Journal", error="insufficient_scope", scope="${wanted}"`,
      );
      throw new DomainError('insufficient-scope', `The token needs one of: ${wanted}.`, 'forbidden');
    }
    return { consumerId: token.consumerId, title, grant: { ...grant, scopes: held } };
  }
}

/** A route for consumers alone, whose tokens have one of the scopes. */
export const ForConsumers = (...scopes: readonly string[]) =>
  applyDecorators(Public(), SetMetadata(SCOPES, scopes), UseGuards(ConsumerGuard), ApiBearerAuth());

/** The consumer that asks, as a parameter of a route. */
export const AskingConsumer = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { consumer } = context.switchToHttp().getRequest<AskedByConsumer>();
  if (!consumer) throw new Error('The route is not for consumers.');
  return consumer;
});
