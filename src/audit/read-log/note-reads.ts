import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SignedIn, Viewer } from '../../access/viewer.js';
import type { AskedByConsumer } from '../../consumers/consumer.guard.js';
import { openedBy } from './opens-data-of.js';
import type { ReadLog } from './read-log.js';

/** Notes who has been answered whose data, after each answer: what was refused opens nothing. */
export const noteReads = (
  fastify: FastifyInstance,
  readLog: Pick<ReadLog, 'note' | 'start' | 'stop'>,
): void => {
  fastify.addHook('onResponse', (request: SignedIn, reply: FastifyReply, done) => {
    const { ip } = request;
    const viewer = request.viewer ?? systemAsking(request);
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

/** A system as what the log knows a reader by: it is nobody, and has no role. */
export const systemAsReader = (consumerId: string): Viewer => ({
  accountId: consumerId,
  personId: consumerId,
  roles: [],
});

const systemAsking = ({ consumer }: AskedByConsumer): Viewer | undefined =>
  consumer && systemAsReader(consumer.consumerId);
