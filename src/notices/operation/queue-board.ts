import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { may } from '../../access/rights/rights.table.js';
import type { Viewer } from '../../access/viewer.js';
import { DomainError } from '../../eventing/domain-error.js';
import { CHANNELS } from '../notice-kinds.values.js';
import { queueNameOf } from '../notice-queue.js';
import { openQueueBackend } from '../queue.connection.js';

export const QUEUE_BOARD = '/admin/queues';

export interface QueueBoardOptions {
  readonly queueUrl: string;
  /** @throws DomainError where nobody is signed in. */
  readonly whoAsks: (request: FastifyRequest) => Promise<Viewer>;
  readonly refuse: (error: unknown, reply: FastifyReply) => void;
  readonly log: (message: string) => void;
}

/**
 * Shows administrators what is in the queues, and lets them change nothing: a queue is filled from the ledger, so that
 * what is done in it by hand would be done again. Jobs hold ids only.
 */
export const serveQueueBoard = async (
  fastify: FastifyInstance,
  { queueUrl, whoAsks, refuse, log }: QueueBoardOptions,
): Promise<void> => {
  const serverAdapter = new FastifyAdapter().setBasePath(QUEUE_BOARD);
  const { setQueues } = createBullBoard({
    queues: [],
    serverAdapter,
    options: { uiConfig: { boardTitle: 'School Journal', hideRedisDetails: true } },
  });
  let opened: Promise<() => Promise<void>> | undefined;

  /** Not before somebody looks: whoever only serves the journal can do without the queue's server. */
  const open = async (): Promise<() => Promise<void>> => {
    const backend = await openQueueBackend(queueUrl, (error) => log(error.message));
    const queues = CHANNELS.map((channel) => {
      const queue = new backend.Queue(queueNameOf(channel), { connection: backend.connection });
      queue.on('error', (error) => log(error.message));
      return queue;
    });
    // Its types know Redis only; it takes PostgreSQL's queues too.
    setQueues(queues.map((queue) => new BullMQAdapter(queue as never, { readOnlyMode: true })));
    return async () => {
      for (const queue of queues) await queue.close();
      await backend.close();
    };
  };

  const admit = async (request: FastifyRequest): Promise<void> => {
    const { roles } = await whoAsks(request);
    if (
      !may(
        'notices.watch',
        roles.map(({ role }) => role),
      )
    ) {
      throw new DomainError('not-for-your-role', 'This is for: admin.', 'forbidden');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new DomainError('read-only', 'Queues are looked at here and not changed.', 'forbidden');
    }
    opened ??= open();
    await opened.catch((error: unknown) => {
      opened = undefined;
      log(`not opened: ${String(error)}`);
      throw new DomainError('queue-away', 'The queue does not answer. Try again shortly.', 'unavailable');
    });
  };

  await fastify.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', async (request, reply) => {
        try {
          await admit(request);
        } catch (error) {
          refuse(error, reply);
          return reply;
        }
      });
      void scope.register(serverAdapter.registerPlugin());
      scope.addHook('onClose', async () => {
        const close = await opened?.catch(() => undefined);
        await close?.();
      });
      done();
    },
    { prefix: QUEUE_BOARD },
  );
};
