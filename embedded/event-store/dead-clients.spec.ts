import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { startEventStore } from './server.js';

const SUBSCRIPTIONS = 5;

/** A client that subscribes, some slowly, and says when the store has confirmed all of it. */
const CLIENT = `
  import { EventStoreDBClient } from '@eventstore/db-client';
  const client = EventStoreDBClient.connectionString(process.argv[1]);
  await client.appendToStream('page', { id: crypto.randomUUID(), type: 'GradeGiven', contentType: 'application/json', data: {} });
  let confirmed = 0;
  for (let n = 0; n < ${SUBSCRIPTIONS}; n++) {
    const subscription = n % 2 ? client.subscribeToAll() : client.subscribeToStream('page');
    subscription.once('confirmation', () => { if (++confirmed === ${SUBSCRIPTIONS}) process.send('confirmed'); });
    subscription.resume();
  }
`;

test('a client that is killed leaves no call behind', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'event-store-'));
  const store = await startEventStore({ dataDir });
  const client = spawn(process.execPath, ['--input-type=module', '--eval', CLIENT, store.url], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(client, 'message');
  expect(store.openCalls()).toBeGreaterThanOrEqual(SUBSCRIPTIONS);

  client.kill('SIGKILL');
  await once(client, 'exit');
  while (store.openCalls() > 0) await turn();

  await store.close();
  await rm(dataDir, { recursive: true });
});
