import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface StallingProxy {
  /** Where to ask in place of the server. */
  readonly url: string;
  close(): Promise<void>;
}

/** Hands on whatever is asked of a server, but so many bytes only of what it answers: whoever asks for more waits. */
export const startStallingProxy = async (server: string, bytes: number): Promise<StallingProxy> => {
  const { hostname, port } = new URL(server);
  const sockets = new Set<Socket>();
  const listening = createServer((asking) => {
    const answering = connect(Number(port), hostname);
    let handedOn = 0;
    asking.pipe(answering);
    answering.on('data', (chunk: Buffer) => {
      asking.write(chunk);
      handedOn += chunk.length;
      if (handedOn > bytes) answering.pause();
    });
    for (const [socket, other] of [
      [asking, answering],
      [answering, asking],
    ] as const) {
      sockets.add(socket);
      // Whoever was killed resets the connection.
      socket.on('error', () => undefined);
      socket.on('close', () => other.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const url = new URL(server);
  url.port = (listening.address() as AddressInfo).port.toString();
  return {
    url: url.href,
    async close() {
      for (const socket of sockets) socket.destroy();
      listening.close();
      await once(listening, 'close');
    },
  };
};
