import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { isPrivate, post } from './posting.js';

describe('An address of a private network', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '240.0.0.1',
  ])('is %s', (address) => expect(isPrivate(address)).toBe(true));
  it.each(['::1', '::', 'fd00::1', 'fe80::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1'])(
    'is %s',
    (address) => expect(isPrivate(address)).toBe(true),
  );
  it.each(['192.0.2.1', '8.8.8.8', '172.32.0.1', '2001:db8::1', '2a00::1', '::ffff:8.8.8.8'])(
    'is not %s',
    (address) => expect(isPrivate(address)).toBe(false),
  );
});

describe('A delivery', () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  const address = async (answer: (request: IncomingMessage) => readonly [number, Record<string, string>]) => {
    const started = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(...answer(request)).end('much text'));
    });
    server = started;
    await once(started.listen(0, '127.0.0.1'), 'listening');
    return `http://localhost:${(started.address() as AddressInfo).port.toString()}/journal`;
  };
  const sent = { headers: { 'webhook-id': 'm1' }, body: '["é"]', timeoutMs: 2_000, toPrivate: true };

  it('is answered with a status, and with when to come again', async () => {
    const got: (string | undefined)[] = [];
    const url = await address(({ headers }) => {
      got.push(headers['content-length'], headers['webhook-id'] as string);
      return [429, { 'Retry-After': '7' }];
    });
    expect(await post(url, sent)).toEqual({ status: 429, retryAfterMs: 7_000 });
    expect(got).toEqual(['6', 'm1']);
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const url = await address(() => [307, { Location: `/${(++asked).toString()}` }]);
    expect(await post(url, sent)).toEqual({ status: 307 });
    expect(asked).toBe(1);
  });

  it('goes to no private network, by number or by name', async () => {
    let asked = 0;
    const url = await address(() => [200, { Asked: (++asked).toString() }]);
    const outside = { ...sent, toPrivate: false };
    expect(await post(url, outside)).toMatchObject({ failure: expect.stringContaining('private') });
    expect(await post(url.replace('localhost', '127.0.0.1'), outside)).toMatchObject({
      failure: expect.stringContaining('private'),
    });
    expect(await post(url.replace('localhost', '[::1]'), outside)).toMatchObject({
      failure: expect.stringContaining('private'),
    });
    expect(asked).toBe(0);
  });

  it('fails where nobody answers', async () => {
    expect(await post('http://127.0.0.1:1/', sent)).toHaveProperty('failure');
  });
});
