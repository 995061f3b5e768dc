import { fastify } from 'fastify';
import type { Entitlement } from '../../src/access/account.events.js';
import { DomainError } from '../../src/eventing/domain-error.js';
import { ProblemFilter } from '../../src/http/problem.filter.js';
import { serveQueueBoard } from '../../src/notices/operation/queue-board.js';

// The queue board alone, for whoever says in `X-Role` as what they ask.

const problems = new ProblemFilter();
const server = fastify();
await serveQueueBoard(server, {
  queueUrl: process.env.QUEUE_URL ?? '',
  whoAsks: ({ headers }) => {
    const role = headers['x-role'] as Entitlement['role'] | undefined;
    if (role !== undefined) {
      return Promise.resolve({
        accountId: 'account',
        personId: 'person',
        roles: [{ role, schoolId: 'school' }],
      });
    }
    return Promise.reject(new DomainError('not-signed-in', 'Sign in first.', 'unauthenticated'));
  },
  refuse: (error, reply) => problems.answer(error, reply),
  log: (line) => void process.stderr.write(`${line}\n`),
});
process.send?.(await server.listen({ port: 0, host: '127.0.0.1' }));
// Everything that it opened is closed: nothing else ends this process.
process.on('disconnect', () => void server.close());
