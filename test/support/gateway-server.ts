import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

/** A request as it arrived. */
export interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** An answer, or none: the connection is closed, or left open without a word. */
export type GatewayAnswer =
  | {
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'hang up'
  | 'be silent';

export interface GatewayServer {
  readonly url: string;
  readonly posted: readonly Posted[];
  /** How the next requests are answered; those after them with 202 and an id. */
  answerNext(...answers: readonly GatewayAnswer[]): void;
  close(): Promise<void>;
}

/** A real HTTP server in this process that takes short messages over. */
export const startGatewayServer = async (): Promise<GatewayServer> => {
  const posted: Posted[] = [];
  const answers: GatewayAnswer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      posted.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
      const answer = answers.shift() ?? { status: 202, body: JSON.stringify({ id: `g-${posted.length}` }) };
      if (answer === 'be silent') return;
      if (answer === 'hang up') request.socket.destroy();
      else response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gateway has no port');
  return {
    url: `http://127.0.0.1:${address.port}/messages`,
    posted,
    answerNext: (...next) => {
      answers.push(...next);
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
