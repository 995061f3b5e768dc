import {
  createPostgresBackend,
  createRedisBackend,
  isPgPool,
  runMigrations,
  withBackend,
  type BackendClasses,
  type BackendFactory,
  type IQueueBackend,
  type PgPool,
} from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';

type QueueConnection = PgPool | Redis;
type QueueClasses = BackendClasses<IQueueBackend, QueueConnection>;

/** BullMQ's classes for one server, whichever kind it is, and the connection that all of them share. */
export interface QueueBackend extends Pick<QueueClasses, 'Queue' | 'Worker' | 'QueueEvents'> {
  /** What each of them takes: `new Queue(name, { connection })`. */
  readonly connection: QueueConnection;
  /** Ends the shared connection; close queues, workers and events before. */
  close(): Promise<void>;
}

const SCHEMA = 'bullmq';
/** Of these, each Worker and each QueueEvents keeps one for itself to listen on. */
const LARGEST_POOL = 16;
/** Everything that shares the pool listens to its errors for as long as the pool lives. */
const MOST_LISTENERS = 100;

/**
 * Connects BullMQ to `redis://…`, `rediss://…`, `postgres://…` or `postgresql://…`.
 * @param onError is told of lost connections; they are opened again by themselves
 * @throws Error for any other kind of address, and when PostgreSQL can't be reached
 */
export async function openQueueBackend(
  queueUrl: string,
  onError: (error: Error) => void,
): Promise<QueueBackend> {
  const { protocol } = new URL(queueUrl);
  switch (protocol) {
    case 'postgres:':
    case 'postgresql:':
      return openPostgres(queueUrl, onError);
    case 'redis:':
    case 'rediss:':
      return openRedis(queueUrl, onError);
    default:
      throw new Error(`QUEUE_URL: ${protocol}// is neither redis:// nor postgres://`);
  }
}

async function openPostgres(url: string, onError: (error: Error) => void): Promise<QueueBackend> {
  const pool = new Pool({
    connectionString: url,
    max: LARGEST_POOL,
    keepAlive: true,
    options: `-c search_path=${SCHEMA}`,
  });
  pool.setMaxListeners(MOST_LISTENERS);
  pool.on('error', onError);
  try {
    // BullMQ migrates only pools of its own.
    const client = await pool.connect();
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  // The driver's published types and BullMQ's own sketch of them differ in how listeners are overloaded.
  if (!isPgPool(pool)) throw new Error('BullMQ does not take the pool of this version of pg');
  const factory: BackendFactory<IQueueBackend, QueueConnection> = (name, options, more) =>
    createPostgresBackend(name, { ...options, connection: pool }, more);
  return { ...withBackend(factory), connection: pool, close: () => pool.end() };
}

function openRedis(url: string, onError: (error: Error) => void): QueueBackend {
  // Workers insist on waiting for a lost server instead of failing a command after some attempts.
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', onError);
  const factory: BackendFactory<IQueueBackend, QueueConnection> = (name, options, more) =>
    createRedisBackend(name, { ...options, connection: redis }, more);
  return {
    ...withBackend(factory),
    connection: redis,
    async close() {
      await redis.quit();
    },
  };
}
