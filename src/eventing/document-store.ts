import { MongoClient, type Collection, type Db, type Document, type UpdateFilter } from 'mongodb';

export type { Collection, Db, Document, UpdateFilter };
export { MongoServerError, MongoBulkWriteError } from 'mongodb';

/**
 * MongoDB, by its official driver: the one place that opens it. 64-bit integers are `bigint`.
 *
 * `journal` holds the read models, which can always be built again from the events; `vault` holds what can't:
 * keys, credentials, sessions and the ledger of notices.
 */
export class DocumentStore {
  private readonly client: MongoClient;
  readonly readModels: Db;
  readonly vault: Db;

  constructor(url: string) {
    this.client = new MongoClient(url, {
      useBigInt64: true,
      maxPoolSize: 20,
      serverSelectionTimeoutMS: 5_000,
    });
    this.readModels = this.client.db('journal');
    this.vault = this.client.db('vault', { writeConcern: { w: 'majority', journal: true } });
  }

  /** @throws where the server does not answer. */
  async ping(): Promise<void> {
    await this.readModels.command({ ping: 1 });
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}
