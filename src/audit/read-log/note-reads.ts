import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SignedIn } from '../../access/viewer.js';
import { openedBy } from './opens-data-of.js';
import type { ReadLog } from './read-log.js';

/** Notes who has been answered whose data, after each answer: what was refused opens nothing. */
export const noteReads = (
  fastify: FastifyInstance,
  readLog: Pick<ReadLog, 'note' | 'start' | 'stop'>,
): void => {
  fastify.addHook('onResponse', (request: SignedIn, reply: FastifyReply, done) => {
    const { viewer, ip } = request;
    if (viewer && reply.statusCode < 400) {
      for (const opened of openedBy(request, viewer)) {
        readLog.note({ ...opened, viewer, address: ip }, Date.now());
      }
    }
    done();
  });
  fastify.addHook('onReady', (done) => {
    readLog.start();
    done();
  });
  // When the last request has been answered, and before the stores are left.
  fastify.addHook('onClose', () => readLog.stop());
};
