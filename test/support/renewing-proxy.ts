import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves a school once more, as one whose pages are built anew whenever it is said. */
export interface RenewingProxy {
  readonly url: string;
  /** From now on the service worker is another. */
  renew(): void;
  close(): Promise<void>;
}

const WORKER = '/service-worker.js';

export const startRenewingProxy = async (origin: string): Promise<RenewingProxy> => {
  let version = 0;
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === WORKER) void worker(outgoing);
    else forward(incoming, outgoing);
  });
  const worker = async (outgoing: ServerResponse) => {
    const source = await (await fetch(origin + WORKER)).text();
    outgoing.setHeader('Content-Type', 'text/javascript');
    outgoing.end(`${source}\n// ${version.toString()}`);
  };
  const forward = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, headers } = incoming;
    const asked = ask(new URL(incoming.url ?? '/', origin), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    // Whoever leaves a page leaves what it asked for.
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port.toString()}`,
    renew() {
      version++;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
