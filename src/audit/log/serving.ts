import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parsePath } from '../transparency/tiles.js';
import type { LogReader } from './log-reader.js';

const ALWAYS = 'public, max-age=31536000, immutable';
const FOR_SECONDS = 'public, max-age=3';

export interface ServedLog {
  readonly reader: Pick<LogReader, 'newest' | 'resource'>;
  readonly refuse: (error: unknown, reply: FastifyReply) => void;
}

/**
 * Serves the log to everybody as C2SP tlog-tiles has it: `/checkpoint`, `/tile/<level>/<index>` and
 * `/tile/entries/<index>`. Entries are hashes: nothing in them tells what happened, or to whom.
 */
export const serveLog = (fastify: FastifyInstance, { reader, refuse }: ServedLog): void => {
  const serve = (
    path: string,
    answer: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
  ) =>
    fastify.get(path, async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        // Pages of other sites, such as a monitor's, may read it: there is nothing in it that belongs to somebody.
        await answer(request, reply.header('Access-Control-Allow-Origin', '*'));
      } catch (error) {
        refuse(error, reply);
      }
      return reply;
    });

  serve('/checkpoint', async (_request, reply) => {
    const newest = await reader.newest();
    if (!newest) return missing(reply, 'The log has no checkpoint yet.');
    return reply.type('text/plain; charset=utf-8').header('Cache-Control', FOR_SECONDS).send(newest.note);
  });
  serve('/tile/*', async (request, reply) => {
    const asked = parsePath((request.params as { readonly '*': string })['*']);
    const found = asked && (await reader.resource(asked));
    if (!found) return missing(reply, 'The newest checkpoint has no such tile.');
    return reply.type('application/octet-stream').header('Cache-Control', ALWAYS).send(found);
  });
};

const missing = (reply: FastifyReply, why: string): FastifyReply =>
  reply.status(404).type('text/plain; charset=utf-8').header('Cache-Control', 'no-store').send(`${why}\n`);
