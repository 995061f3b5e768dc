import { Server, ServerCredentials, type handleUnaryCall } from '@grpc/grpc-js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import { endAtOnce } from '../processes.js';
import { EventLog } from './log.js';
import { StreamsCalls, streamsDefinition } from './streams.service.js';

export interface EventStoreOptions {
  readonly dataDir: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
}

export interface RunningEventStore {
  /** For the client: `esdb://host:port?tls=false`. */
  readonly url: string;
  /** How many reads, subscriptions and batches of appends clients have open now. */
  openCalls(): number;
  close(): Promise<void>;
}

/** The version whose protocol is spoken here. */
const SERVER_VERSION = '23.10.0';
/** Above the limit of an append, so that a larger one is refused by name and not by the transport. */
const MAXIMUM_MESSAGE = 17 * 1024 * 1024;
const KEEPALIVE_MS = 10_000;
const SHUTDOWN_MS = 2_000;

/** Starts the event store in this process. */
export async function startEventStore({
  dataDir,
  port = 0,
  host = '127.0.0.1',
}: EventStoreOptions): Promise<RunningEventStore> {
  const log = await EventLog.open(dataDir, (error) =>
    endAtOnce(`event store: could not write its log, and stops: ${String(error)}`),
  );
  const calls = new StreamsCalls(log);
  const server = new Server({
    'grpc.max_receive_message_length': MAXIMUM_MESSAGE,
    'grpc.keepalive_time_ms': KEEPALIVE_MS,
    'grpc.keepalive_timeout_ms': KEEPALIVE_MS,
  });
  server.addService(streamsDefinition, {
    read: calls.read,
    append: calls.append,
    batchAppend: calls.batchAppend,
    delete: calls.delete,
    tombstone: calls.tombstone,
  });
  server.addService(ServerFeaturesService, { getSupportedMethods });
  try {
    const bound = await listen(server, `${host}:${port}`);
    return {
      url: `esdb://${host}:${bound}?tls=false`,
      openCalls: () => calls.openCalls,
      close: async () => {
        calls.stop();
        await shutDown(server);
        await log.close();
      },
    };
  } catch (error) {
    await log.close();
    throw error;
  }
}

const getSupportedMethods: handleUnaryCall<shared.Empty, features.SupportedMethods> = (_call, answer) => {
  const supported = new features.SupportedMethods().setEventStoreServerVersion(SERVER_VERSION);
  for (const { path } of [...Object.values(streamsDefinition), ...Object.values(ServerFeaturesService)]) {
    const [, service = '', method = ''] = path.split('/');
    supported.addMethods(
      new features.SupportedMethod().setServiceName(service).setMethodName(method.toLowerCase()),
    );
  }
  answer(null, supported);
};

const listen = (server: Server, address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });

/** Lets running calls finish, but not forever. */
const shutDown = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), SHUTDOWN_MS);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
