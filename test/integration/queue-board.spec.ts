import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { NoticeQueue } from '../../src/notices/notice-queue.js';
import { openQueueBackend, type QueueBackend } from '../../src/notices/queue.connection.js';
import { queueServers, type QueueServer } from '../support/queue-servers.js';
import { problemOf, Visitor } from '../support/visitor.js';

interface ServedQueues {
  readonly queues: readonly {
    readonly name: string;
    readonly readOnlyMode: boolean;
    readonly counts: Readonly<Record<string, number>>;
    readonly jobs: readonly { readonly id: string; readonly data: object }[];
  }[];
}

// The board needs packages that Jest can't load in Node 20.
const CHILD = fileURLToPath(new URL('../../dist/test/integration/queue-board.child.js', import.meta.url));
const QUEUE = '/admin/queues/api/queues/notices-email';
const EMAIL = '/admin/queues/api/queues?activeQueue=notices-email';

describe.each(queueServers())('the queue board on %s', (_name, startQueueServer) => {
  let server: QueueServer;
  let backend: QueueBackend;
  let child: ChildProcess | undefined;
  let visitor: Visitor;

  beforeAll(async () => {
    server = await startQueueServer();
    backend = await openQueueBackend(server.url, () => undefined);
    const queue = new NoticeQueue(backend, 'email', () => undefined);
    await queue.add([{ of: 'notice', id: 'notice-1' }]);
    await queue.close();
    visitor = new Visitor(await served(server.url));
  });
  afterAll(async () => {
    if (child) {
      const gone = once(child, 'exit');
      child.disconnect();
      expect((await gone)[0]).toBe(0);
    }
    await backend.close();
    await server.stop();
  });

  const asA = (role: string) => ({ 'X-Role': role });
  const served = async (queueUrl: string): Promise<string> => {
    child = fork(CHILD, { execArgv: [], env: { ...process.env, QUEUE_URL: queueUrl } });
    const [url] = (await once(child, 'message')) as [string];
    return url;
  };

  it('shows an administrator what is in the queues', async () => {
    const { status, body } = await visitor.get<ServedQueues>(EMAIL, asA('admin'));
    expect(status).toBe(200);
    expect(body.queues.map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual([
      ['notices-email', true],
      ['notices-sms', true],
    ]);
    expect(body.queues[0]?.counts).toMatchObject({ waiting: 1 });
    expect(body.queues[0]?.jobs).toMatchObject([{ id: 'notice-1', data: { of: 'notice', id: 'notice-1' } }]);
    expect((await visitor.get('/admin/queues', asA('admin'))).headers.get('Content-Type')).toContain(
      'text/html',
    );
  });

  it('lets nobody change anything', async () => {
    for (const action of ['pause', 'empty', 'obliterate', 'clean/failed']) {
      const answer = await visitor.send('PUT', `${QUEUE}/${action}`, undefined, asA('admin'));
      expect(problemOf(answer)).toMatchObject({ status: 403, code: 'read-only' });
    }
    const { body } = await visitor.get<ServedQueues>(EMAIL, asA('admin'));
    expect(body.queues[0]?.counts).toMatchObject({ waiting: 1 });
  });

  it.each(['/admin/queues', '/admin/queues/', EMAIL, '/admin/queues/queue/notices-email'])(
    'shows %s to nobody else',
    async (path) => {
      expect(problemOf(await visitor.get(path))).toMatchObject({ status: 401, code: 'not-signed-in' });
      for (const role of ['teacher', 'deputyHead', 'guardian'] as const) {
        expect(problemOf(await visitor.get(path, asA(role)))).toMatchObject({
          status: 403,
          code: 'not-for-your-role',
        });
      }
    },
  );
});
