import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '../../embedded/ports.js';
import { Witnesses, type WitnessesOptions } from '../../src/audit/log/witnesses.js';
import { parsePolicy } from '../../src/audit/transparency/policy.js';
import { formatSignature } from '../../src/audit/transparency/signed-note.js';
import { testKey, TestLog } from '../support/test-log.js';

const NOON = Date.parse('2026-11-28T12:00:00Z');
const TIMEOUT_MS = 1_000;
const key = testKey('witness', 'good.example/witness');
const badKey = testKey('witness', 'bad.example/witness');
const log = new TestLog().grow(9);
const { text } = log.checkpoint().note;

/** Answers all requests with a status and a body. */
const saying =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (request, response) => {
    request.resume();
    response.writeHead(status, headers).end(body);
  };
const TLOG_SIZE = { 'Content-Type': 'text/x.tlog.size' };
const cosignature = formatSignature(key.sign(text, NOON));

describe('a log that asks witnesses', () => {
  const servers: Server[] = [];
  const told: string[] = [];

  afterEach(async () => {
    told.length = 0;
    for (const server of servers.splice(0)) {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    }
  });

  const serve = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener);
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
  };
  const witnessesAt = (good: string, bad?: string, more: Partial<WitnessesOptions> = {}) => {
    const second = bad === undefined ? '' : `witness bad ${badKey.vkey} ${bad}\n`;
    return new Witnesses({
      policy: parsePolicy(`witness good ${key.vkey} ${good}\n${second}quorum good`),
      sizes: new Map(),
      timeoutMs: TIMEOUT_MS,
      now: () => NOON,
      log: (message) => told.push(message),
      ...more,
    });
  };
  const prove = (oldSize: number) => Promise.resolve(log.prove(oldSize));

  it.each([
    ['is gone', 'econnrefused', undefined, undefined],
    ['is silent', 'timeout', undefined, () => undefined],
    ['hangs up', 'und_err_socket', undefined, (request) => request.socket.destroy()],
    [
      'stops in the middle',
      'timeout',
      undefined,
      (_, response) => void response.writeHead(200).write('— bad'),
    ],
    ['fails', 'http-500', undefined, saying(500, '')],
    ['does not know the log', 'http-404', undefined, saying(404, '')],
    ['leads elsewhere', 'http-307', undefined, saying(307, '', { Location: 'http://127.0.0.1:1/' })],
    ['says nothing', 'unsigned', undefined, saying(200, '')],
    ['says what is no signature', 'unsigned', undefined, saying(200, '<html>')],
    ['never stops', 'unsigned', undefined, saying(200, '— x\n'.repeat(1_000_000))],
    ['gives the cosignature of another', 'unsigned', undefined, saying(200, cosignature)],
    [
      'gives a false cosignature',
      'unsigned',
      undefined,
      saying(200, formatSignature(badKey.sign('other\n', NOON))),
    ],
    ['cosigns without a time', 'unsigned', undefined, saying(200, formatSignature(badKey.sign(text, 0)))],
    ['conflicts as ever', 'http-409', 5, saying(409, '5\n', TLOG_SIZE)],
    ['conflicts without a size', 'http-409', undefined, saying(409, '')],
    ['conflicts with a size of another kind', 'http-409', undefined, saying(409, '5\n')],
    ['conflicts with what is no size', 'http-409', undefined, saying(409, 'five\n', TLOG_SIZE)],
    ['has seen more', 'ahead', 10, saying(409, '10\n', TLOG_SIZE)],
  ] satisfies [string, string, number | undefined, RequestListener | undefined][])(
    'gets no less from one while another %s',
    async (_, failure, size, listener) => {
      const good = await serve(saying(200, cosignature));
      const bad = listener ? await serve(listener) : `http://127.0.0.1:${(await freePort()).toString()}`;
      const witnesses = witnessesAt(good, bad);
      const signatures = await witnesses.cosign(log.checkpoint(), prove);
      expect(signatures.map(formatSignature)).toEqual([cosignature]);
      expect(witnesses.statuses).toEqual([
        { name: 'good', size: 9, lastCosignedAt: new Date(NOON) },
        { name: 'bad', size, failure },
      ]);
      expect(told).toEqual([`witness bad does not cosign (${failure})`]);
    },
  );

  it('passes over signatures of others beside the right one', async () => {
    const other = formatSignature(badKey.sign(text, NOON));
    const witnesses = witnessesAt(await serve(saying(200, other + cosignature)));
    const signatures = await witnesses.cosign(log.checkpoint(), prove);
    expect(signatures.map(formatSignature)).toEqual([cosignature]);
  });

  it('tells once that one fails, and once that it cosigns again', async () => {
    let isUp = false;
    const url = await serve((request, response) =>
      saying(isUp ? 200 : 503, isUp ? cosignature : '')(request, response),
    );
    const witnesses = witnessesAt(url);
    for (const up of [false, false, true, true]) {
      isUp = up;
      await witnesses.cosign(log.checkpoint(), prove);
    }
    expect(told).toEqual(['witness good does not cosign (http-503)', 'witness good cosigns again']);
    expect(witnesses.statuses).toEqual([{ name: 'good', size: 9, lastCosignedAt: new Date(NOON) }]);
  });

  it('survives that it can’t prove its own growth', async () => {
    const witnesses = witnessesAt(await serve(saying(200, cosignature)), undefined, {
      sizes: new Map([['good', 5]]),
    });
    const noProof = () => Promise.reject(new Error('the tile is missing'));
    expect(await witnesses.cosign(log.checkpoint(), noProof)).toEqual([]);
    expect(witnesses.statuses).toEqual([{ name: 'good', size: 5, failure: 'no-proof' }]);
  });

  it('asks none without an address', async () => {
    const policy = parsePolicy(`witness offline ${key.vkey}\nquorum offline`);
    const witnesses = witnessesAt('http://127.0.0.1:1', undefined, { policy });
    expect(await witnesses.cosign(log.checkpoint(), prove)).toEqual([]);
    expect(witnesses.statuses).toEqual([]);
  });
});
