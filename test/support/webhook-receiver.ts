import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import type { FeedEvent } from '../../src/feeds/cloud-event.js';

export interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly events: readonly FeedEvent[];
}

/** An address of a consumer's, which verifies what comes as Standard Webhooks has it. */
export interface WebhookReceiver {
  readonly url: string;
  /** What came and was answered with success, in the order in which it came. */
  readonly deliveries: readonly Delivery[];
  /** How many requests came, however they were answered. */
  asked(): number;
  /** Signatures are of this secret from now on; none are right before. */
  trust(secret: string): void;
  /** The status that is answered from now on. */
  answer(status: number): void;
  close(): Promise<void>;
}

export const receiveWebhooks = async (): Promise<WebhookReceiver> => {
  const deliveries: Delivery[] = [];
  let status = 204;
  let asked = 0;
  let trusted: Webhook | undefined;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked++;
      if (status >= 300) return response.writeHead(status).end();
      try {
        const events = trusted?.verify(body, request.headers as Record<string, string>);
        deliveries.push({ headers: request.headers, events: events as readonly FeedEvent[] });
        return response.writeHead(events === undefined ? 401 : status).end();
      } catch {
        return response.writeHead(401).end();
      }
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}/journal`,
    deliveries,
    asked: () => asked,
    trust: (secret) => (trusted = new Webhook(secret)),
    answer: (next) => (status = next),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** The events of deliveries, each once: what was sent again after a lost answer is known by its number. */
export const eachOnce = (deliveries: readonly Delivery[]): readonly FeedEvent[] => [
  ...new Map(
    deliveries.flatMap(({ events }) => events.map((event) => [event.sequence, event] as const)),
  ).values(),
];
