import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { decrypt, encrypt } from '../../src/people/keys/aead.js';

export interface TransitServer {
  readonly url: string;
  /** Paths that were asked for, with how many items each. */
  readonly asked: readonly string[];
  /** Answers the next requests with these statuses; 0 hangs up, -1 never answers. */
  fail(...statuses: readonly number[]): void;
  /** Whether the token may rotate. */
  letRotate(may: boolean): void;
  close(): Promise<void>;
}

interface Item {
  readonly plaintext?: string;
  readonly ciphertext?: string;
  readonly associated_data?: string;
}

/**
 * A real HTTP server in this process with the part of the transit engine's API (HashiCorp Vault, OpenBao) that keys are
 * wrapped with: encrypt and decrypt in batches with associated data, and rotate. Items that can't be decrypted are
 * answered 400 with an error each, as there.
 */
export const startTransitServer = async (token: string, key: string): Promise<TransitServer> => {
  const versions = [randomBytes(32)];
  const asked: string[] = [];
  const failures: number[] = [];
  let mayRotate = true;

  const carryOut = (what: string, { plaintext, ciphertext, associated_data = '' }: Item): object => {
    if (what === 'encrypt') {
      const sealed = encrypt(versions.at(-1) ?? Buffer.alloc(0), plaintext ?? '', associated_data);
      return { ciphertext: `vault:v${versions.length.toString()}:${sealed}`, key_version: versions.length };
    }
    const [, version = '0', sealed = ''] = /^vault:v(\d+):(.+)$/.exec(ciphertext ?? '') ?? [];
    try {
      return {
        plaintext: decrypt(versions[Number(version) - 1] ?? Buffer.alloc(0), sealed, associated_data),
      };
    } catch {
      return { error: 'cipher: message authentication failed' };
    }
  };
  const answer = (path: string, given: unknown, body: string): { status: number; body?: object } => {
    const failure = failures.shift();
    if (failure !== undefined) return { status: failure };
    if (given !== token) return { status: 403, body: { errors: ['permission denied'] } };
    const [, what = ''] = new RegExp(`^/v1/transit/(encrypt|decrypt)/${key}$`).exec(path) ?? [];
    if (path === `/v1/transit/keys/${key}/rotate`) {
      if (!mayRotate) return { status: 403, body: { errors: ['permission denied'] } };
      versions.push(randomBytes(32));
      return { status: 200, body: {} };
    }
    if (what === '') return { status: 404, body: { errors: [] } };
    const { batch_input: items } = JSON.parse(body) as { batch_input: readonly Item[] };
    asked.push(`${what} ${items.length.toString()}`);
    const results = items.map((item) => carryOut(what, item));
    const status = results.some((result) => 'error' in result) ? 400 : 200;
    return { status, body: { data: { batch_results: results } } };
  };

  const server = createServer((request, response) => {
    void text(request).then((content) => {
      const { status, body } = answer(request.url ?? '', request.headers['x-vault-token'], content);
      if (status === 0) request.socket.destroy();
      else if (status > 0) response.writeHead(status).end(JSON.stringify(body ?? {}));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`,
    asked,
    fail: (...statuses) => failures.push(...statuses),
    letRotate: (may) => (mayRotate = may),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
