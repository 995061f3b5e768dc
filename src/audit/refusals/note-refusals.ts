import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SignedIn } from '../../access/viewer.js';
import { problemCodeOf } from '../../http/problem.filter.js';
import type { RefusalLog } from './refusal-log.js';

/** Notes what was refused to whoever is signed in for want of a right, or of patience. */
export const noteRefusals = (
  fastify: FastifyInstance,
  refusals: Pick<RefusalLog, 'note' | 'start' | 'stop'>,
): void => {
  fastify.addHook('onResponse', (request: SignedIn, reply: FastifyReply, done) => {
    const { viewer, method, routeOptions, params, ip } = request;
    const code = problemCodeOf(reply);
    if (viewer && code !== undefined && isRefusal(reply.statusCode, request)) {
      const ids = idsIn(params as Readonly<Record<string, string>>);
      const route = routeOptions.url ?? '';
      refusals.note({ viewer, method, route, ids, code, address: ip }, Date.now());
    }
    done();
  });
  fastify.addHook('onReady', (done) => {
    refusals.start();
    done();
  });
  fastify.addHook('onClose', () => refusals.stop());
};

/** An id of the journal's own, or one that says where: `{id}.{id}.…` */
const ID = /^[0-9a-hjkmnp-tv-z]{16}(?:\.[0-9a-z-]{1,20}){0,4}$/;

/** Whatever else somebody puts in their place may be anything, a name for one, and is not kept. */
export const idsIn = (params: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => ID.test(value)));

/** What is told not to be there is a refusal where the right to it was missing. */
const isRefusal = (status: number, { lacksRight }: SignedIn): boolean =>
  lacksRight === true || [401, 403, 429].includes(status);
