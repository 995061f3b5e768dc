import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { SmsGateway, type SmsGatewayOptions } from '../../src/notices/channels/sms-gateway.js';
import type { Carried, Sms, Undelivered } from '../../src/notices/channels/transport.js';
import { startGatewayServer, type GatewayServer } from '../support/gateway-server.js';

const SMS: Sms = { to: '+351912345678', text: 'Ваня получил 5.', language: 'ru' };
const CARRIED: Carried = { id: 'n-1', recipientId: 'anna', schoolId: 'gymnasium', kind: 'grade-given' };
const NOON = Date.parse('2026-11-28T12:00:00Z');

describe('short messages through a gateway', () => {
  let server: GatewayServer;

  beforeEach(async () => {
    server = await startGatewayServer();
  });
  afterEach(() => server.close());

  const gateway = (more: Partial<SmsGatewayOptions> = {}) =>
    new SmsGateway({ url: server.url, from: 'School', token: 's3cret', now: () => NOON, ...more });
  /** Why it was not taken over; neither that nor anything else of it ever names the recipient or the token. */
  const refusalBy = async (transport: SmsGateway): Promise<Undelivered> => {
    const refused = (await transport.send(SMS, CARRIED).catch((error: unknown) => error)) as Undelivered;
    expect(refused.name).toBe('Undelivered');
    expect(inspect(refused)).not.toMatch(/912345678|s3cret/);
    return refused;
  };
  const judged = ({ code, again }: Undelivered) => `${code} ${again}`;

  it('are posted with a key that is the same at every try, and known by its id', async () => {
    const transport = gateway();
    expect(await transport.send(SMS, CARRIED)).toEqual({ providerId: 'g-1' });
    await transport.send(SMS, CARRIED);
    expect(server.posted.map(({ headers }) => headers['idempotency-key'])).toEqual(['n-1', 'n-1']);
    expect(server.posted[0]?.headers).toMatchObject({
      authorization: 'Bearer s3cret',
      'content-type': 'application/json',
    });
    expect(server.posted[0]?.body).toEqual({ id: 'n-1', to: SMS.to, text: SMS.text, from: 'School' });
  });

  it.each(['', 'taken', '[]', '{"id":7}'])('are taken over without an id too: %p', async (body) => {
    server.answerNext({ status: 200, body });
    expect(await gateway().send(SMS, CARRIED)).toEqual({});
  });

  it.each([
    [400, '', 'http-400 never'],
    [422, '{}', 'http-422 never'],
    [404, '{"title":"No such number"}', 'http-404 never'],
    [404, '<h1>Not found</h1>', 'http-404 pause'],
    [401, '', 'http-401 pause'],
    [403, '{}', 'http-403 pause'],
    [405, '', 'http-405 pause'],
    [307, '', 'http-307 pause'],
    [409, '', 'http-409 later'],
    [500, '', 'http-500 later'],
    [502, '', 'http-502 later'],
    [503, '', 'http-503 later'],
  ])('are judged by the answer: %d %s', async (status, body, verdict) => {
    server.answerNext({ status, body, headers: { Location: server.url } });
    expect(judged(await refusalBy(gateway()))).toBe(verdict);
    expect(server.posted).toHaveLength(1);
  });

  it.each([
    [429, '7', 7_000],
    [429, 'Sat, 28 Nov 2026 12:01:30 GMT', 90_000],
    [429, 'Sat, 28 Nov 2026 11:59:00 GMT', 0],
    [503, '60', 60_000],
    [429, 'soon', undefined],
  ])('wait for as long as the gateway asks: %d %s', async (status, retryAfter, pauseMs) => {
    server.answerNext({ status, headers: { 'Retry-After': retryAfter } });
    const refused = await refusalBy(gateway());
    expect(refused.again).toBe('pause');
    expect(refused.pauseMs).toBe(pauseMs);
  });

  it('may have been taken over where no answer comes', async () => {
    server.answerNext('be silent', 'hang up');
    expect(judged(await refusalBy(gateway({ answerMs: 300 })))).toBe('http-timeout later');
    expect(await refusalBy(gateway())).toMatchObject({ again: 'later' });
    expect(server.posted).toHaveLength(2);
  });

  it('wait while there is no gateway', async () => {
    const gone = await startGatewayServer();
    await gone.close();
    expect(judged(await refusalBy(gateway({ url: gone.url })))).toBe('http-econnrefused pause');
  });
});
