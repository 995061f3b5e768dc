import { lookup as lookUp, type LookupOptions } from 'node:dns';
import { request as overHttp, type RequestOptions } from 'node:http';
import { request as overTls } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** How an address answered: with a status, or not at all. */
export type Answered =
  { readonly status: number; readonly retryAfterMs?: number } | { readonly failure: string };

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** Whether addresses of one's own network are good, too. */
  readonly toPrivate: boolean;
}

/** Networks that nobody out there has (IANA special-purpose registries): what is in them is somebody's own. */
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv6');
}

/** Whether an IP address is of somebody's own network; one of IPv4 within IPv6 (RFC 4291 §2.5.5.2) is as that of IPv4. */
export const isPrivate = (address: string): boolean => {
  const family = isIP(address);
  return family === 0 || PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');
};

const NOT_OUT_THERE = 'the address is of a private network';

/** Posts once, follows no redirect, and reads no more of the answer than its head. Never throws. */
export const post = (url: string, { headers, body, timeoutMs, toPrivate }: PostOptions): Promise<Answered> =>
  new Promise((resolve) => {
    const { protocol, hostname } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    if (!toPrivate && isIP(host) !== 0 && isPrivate(host)) {
      resolve({ failure: NOT_OUT_THERE });
      return;
    }
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body).toString() },
      // The address itself is looked at, so that a name may not lead here, however it is answered for.
      ...(toPrivate ? {} : { lookup: publicOnly }),
      signal: AbortSignal.timeout(timeoutMs),
    };
    const request = (protocol === 'https:' ? overTls : overHttp)(url, options, (response) => {
      const { statusCode = 0, headers: answered } = response;
      const asked = Number(answered['retry-after']);
      resolve({ status: statusCode, ...(asked > 0 ? { retryAfterMs: asked * 1_000 } : {}) });
      response.destroy();
    });
    request.on('error', (error) => resolve({ failure: error.message }));
    request.end(body);
  });

const publicOnly: LookupFunction = (hostname, options: LookupOptions, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    const found = addresses.filter(({ address }) => !isPrivate(address));
    const [first] = found;
    if (!first) {
      callback(new Error(NOT_OUT_THERE), '', 0);
      return;
    }
    if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
};
