import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { until } from '../../test/support/until.js';
import { EventStreams } from './event-streams.js';

const LARGE = `data: ${'x'.repeat(256 * 1024)}\n\n`;

describe('A stream', () => {
  let server: FastifyInstance;
  let streams: EventStreams;
  /** How many parts were made for all of them, and how many streams have ended. */
  let seen: { made: number; ended: number; refused: number };
  const sockets: Socket[] = [];

  const endlessIn = (counted: typeof seen) =>
    async function* (signal: AbortSignal): AsyncGenerator<string> {
      try {
        while (!signal.aborted) {
          counted.made++;
          yield LARGE;
          await delay(1);
        }
      } finally {
        counted.ended++;
      }
    };

  /** Says one thing, and then waits for ever. */
  const waitingIn = (counted: typeof seen) =>
    async function* (signal: AbortSignal): AsyncGenerator<string> {
      counted.made++;
      yield ':\n\n';
      await once(signal, 'abort');
      counted.ended++;
    };

  const serve = async (stuckMs?: number, partsIn = endlessIn): Promise<void> => {
    // Of each test its own: what another began may end a moment after it.
    const counted = { made: 0, ended: 0, refused: 0 };
    seen = counted;
    streams = new EventStreams(100, stuckMs);
    server = fastify();
    server.get('/', (_request, reply) => {
      try {
        streams.answer(reply, 'ministry', partsIn(counted));
      } catch {
        counted.refused++;
        void reply.status(429).send();
      }
      return reply;
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
  };
  afterEach(async () => {
    streams.stop();
    for (const socket of sockets.splice(0)) socket.destroy();
    server.server.closeAllConnections();
    await server.close();
  });

  /** Asks, and reads nothing until it is told to. */
  const ask = async (): Promise<Socket> => {
    const { port } = server.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    return socket;
  };

  it('goes no faster than it is taken, and is given up for whoever takes nothing', async () => {
    await serve(1_000);
    await ask();
    await until(() => seen.made > 0);
    await until(() => seen.ended === 1);
    // What lies between, in the sockets of both sides, is some megabytes at most.
    expect(seen.made).toBeLessThan(100);
  });

  it('goes on for others meanwhile', async () => {
    await serve();
    await ask();
    const reading = await ask();
    let bytes = 0;
    reading.on('data', (chunk) => (bytes += chunk.length));
    reading.resume();
    await until(() => bytes > 100 * LARGE.length);
  });

  it('ends when the other side goes, and when the application does', async () => {
    await serve();
    const [first, second] = [await ask(), await ask()];
    await until(() => seen.made > 1);
    first.destroy();
    await until(() => seen.ended === 1);
    streams.stop();
    second.resume();
    await until(() => seen.ended === 2);
  });

  it('ends at once when the other side goes, also where it waits for what comes', async () => {
    await serve(undefined, waitingIn);
    const only = await ask();
    await until(() => seen.made === 1);
    only.destroy();
    await until(() => seen.ended === 1);
  });

  it('is one of as many of a listener as it may have', async () => {
    await serve();
    for (let count = 0; count < 101; count++) await ask();
    await until(() => seen.refused === 1);
  });
});
