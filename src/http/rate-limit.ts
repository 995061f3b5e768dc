import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { digestOf } from '../access/secrets.js';
import { SESSION_COOKIE } from '../access/cookies.js';
import { DomainError } from '../eventing/domain-error.js';

export interface RateLimitOptions {
  /** Of one session, in each process. */
  readonly requestsPerMinute: number;
  readonly refuse: (error: unknown, reply: FastifyReply) => void;
}

/** A whole school, or an authority's systems, may come from one address. */
const SESSIONS_PER_ADDRESS = 50;
/** Probes and Prometheus. */
const UNCOUNTED: readonly string[] = ['/api/health', '/api/metrics'];

/**
 * Refuses more requests than a session, or an address, may send in a minute: 429 with `Retry-After`. A made-up session
 * costs its address as much as none does.
 */
export const limitRates = (
  fastify: FastifyInstance,
  { requestsPerMinute, refuse }: RateLimitOptions,
): void => {
  const limiters = {
    session: new RateLimiterMemory({ points: requestsPerMinute, duration: 60 }),
    address: new RateLimiterMemory({ points: SESSIONS_PER_ADDRESS * requestsPerMinute, duration: 60 }),
  };
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (UNCOUNTED.includes(request.url)) return;
    const token = request.cookies[SESSION_COOKIE];
    try {
      await limiters.address.consume(request.ip);
      if (token !== undefined) await limiters.session.consume(digestOf(token));
    } catch (exceeded) {
      refuse(exceeded instanceof RateLimiterRes ? tooMany(exceeded.msBeforeNext) : exceeded, reply);
      return reply;
    }
  });
};

const tooMany = (waitMs: number): DomainError => {
  const seconds = Math.ceil(waitMs / 1_000);
  return new DomainError(
    'too-many-requests',
    `Too many requests. Try again in ${seconds.toString()} seconds.`,
    'too-many',
    [],
    seconds,
  );
};
