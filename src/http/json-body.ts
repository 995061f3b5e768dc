import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../eventing/domain-error.js';

/** Deeper than any body that a route knows, and shallow enough for whatever walks through it by recursion. */
const DEEPEST = 20;

/**
 * A route that takes any body as it comes. It is handed the stream, to be read only when it is known who sends it.
 */
export const TakesBytes = () => RouteConfig({ takesBytes: true });

/** Makes JSON the only kind of body: any other is refused with 415, except by a route that `TakesBytes`. */
export const acceptJsonOnly = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    void parse(request, text as string, (error, value: unknown) => {
      const tooDeep = !error && isDeeperThan(DEEPEST, value);
      done(tooDeep ? nestedTooDeeply() : error, value);
    });
  });
  fastify.addContentTypeParser('*', (request, stream, done) => {
    if (takesBytes(request)) done(null, stream);
    else done(new DomainError('unsupported-media-type', 'Send the body as application/json.', 'unsupported'));
  });
};

const takesBytes = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { readonly takesBytes?: boolean }).takesBytes === true;

const nestedTooDeeply = (): DomainError =>
  new DomainError('malformed', 'The body is nested more deeply than any body here is.', 'bad-input');

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeperThan(levels - 1, part)));
