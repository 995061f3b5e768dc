import { createServer, type AddressInfo, type Server } from 'node:net';
import { Connection } from './connection.js';
import { Cursors } from './cursors.js';
import { removeExpired } from './expiry.js';
import { Store } from './storage/store.js';

export interface DocumentStoreOptions {
  /** Where the data lies; created where it is missing. */
  readonly dataDir: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** How often documents are looked for that have expired; a minute by default, as in MongoDB. */
  readonly expireEveryMs?: number;
  /** Told when the disk fails or a background task does: the store must not go on. */
  readonly onFailure?: (error: unknown) => void;
}

export interface DocumentStore {
  /** The connection string for the driver. */
  readonly url: string;
  /** Finishes what was begun, closes the connections and the files. */
  close(): Promise<void>;
}

const failHard = (error: unknown): void => {
  throw error;
};

const listen = (server: Server, port: number, host: string): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'));
      else resolve(address);
    });
  });

/** Starts a document store on a data folder. Fails with `FolderInUse` where another one has it open. */
export const startDocumentStore = async (options: DocumentStoreOptions): Promise<DocumentStore> => {
  const { dataDir, port = 0, host = '127.0.0.1', expireEveryMs = 60_000, onFailure = failHard } = options;
  const store = await Store.open(dataDir, onFailure);
  const cursors = new Cursors();
  const connections = new Set<Connection>();
  let accepted = 0;
  const server = createServer((socket) => {
    const connection = new Connection(socket, { store, cursors, connection: ++accepted });
    connections.add(connection);
    socket.on('close', () => connections.delete(connection));
  });
  const address = await listen(server, port, host).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });

  let expiring = Promise.resolve();
  const timer = setInterval(() => {
    cursors.forgetIdle(Date.now());
    expiring = expiring.then(() => removeExpired(store, Date.now())).catch(onFailure);
  }, expireEveryMs);

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    clearInterval(timer);
    const stopped = new Promise((resolve) => server.close(resolve));
    await Promise.all([...connections].map((connection) => connection.close()));
    await stopped;
    await expiring;
    await store.close();
  };
  return {
    url: `mongodb://${host}:${address.port}/?directConnection=true`,
    close: () => (closed ??= close()),
  };
};
