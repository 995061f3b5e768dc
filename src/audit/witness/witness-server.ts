import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Witness } from './witness.js';

export interface WitnessServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Room for 63 hashes and a checkpoint with more than 16 signatures of the largest kinds (C2SP signed-note). */
const LARGEST_BODY = 128 * 1024;
const LONGEST_REQUEST_MS = 15_000;

/**
 * Serves a witness over HTTP:
 * - `POST /add-checkpoint` and `GET /<origin hash>/checkpoint`, as C2SP tlog-witness has them
 * - `GET /vkey`, the key to believe it with, for whoever has no other way to it
 */
export const serveWitness = async (
  witness: Witness,
  {
    host,
    port,
    warn,
  }: { readonly host: string; readonly port: number; readonly warn: (line: string) => void },
): Promise<WitnessServer> => {
  const server = createServer({ requestTimeout: LONGEST_REQUEST_MS }, (request, response) => {
    void answerTo(request, witness)
      .catch((error: unknown) => {
        // Who hangs up in the middle is no affair of the operator's.
        if (request.errored === null) warn(`Not answered: ${String(error)}`);
        return { status: 503, body: 'The witness can’t keep its word on disk now.\n' };
      })
      .then((answer) => send(response, answer));
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound.toString()}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
};

const answerTo = async (request: IncomingMessage, witness: Witness): Promise<Answer> => {
  const [path = ''] = (request.url ?? '').split('?', 1);
  if (path === '/add-checkpoint') return request.method === 'POST' ? add(request, witness) : NOT_ALLOWED;
  const [, hash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path) ?? [];
  if (hash === undefined && path !== '/vkey') return NOT_FOUND;
  if (request.method !== 'GET' && request.method !== 'HEAD') return NOT_ALLOWED;
  const body = hash === undefined ? `${witness.vkey}\n` : await witness.newest(hash);
  return body === undefined ? NOT_FOUND : { status: 200, body };
};

const NOT_FOUND: Answer = { status: 404, body: 'There is nothing here.\n' };
const NOT_ALLOWED: Answer = { status: 405, body: 'This is not done here.\n' };
const TOO_LARGE: Answer = { status: 413, body: 'The request is too large.\n' };
const NOT_TEXT: Answer = { status: 400, body: 'The request is not UTF-8.\n' };

const add = async (request: IncomingMessage, witness: Witness): Promise<Answer> => {
  const bytes = await bodyOf(request);
  if (!bytes) return TOO_LARGE;
  let body: string;
  try {
    body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return NOT_TEXT;
  }
  return witness.add(body);
};

/** Undefined where there is too much of it; it is read to its end even then, for who still sends hears no answer. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LARGEST_BODY) chunks.push(chunk);
  }
  return length <= LARGEST_BODY ? Buffer.concat(chunks) : undefined;
};

const send = (
  response: ServerResponse,
  { status, type = 'text/plain; charset=utf-8', body }: Answer,
): void => {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...(status === 503 ? { 'Retry-After': '60' } : {}),
  });
  response.end(body);
};
