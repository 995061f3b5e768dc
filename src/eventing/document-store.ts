import {
  MongoBulkWriteError,
  MongoClient,
  MongoServerError,
  type AnyBulkWriteOperation,
  type Collection,
  type Db,
  type Document,
  type Filter,
  type UpdateFilter,
} from 'mongodb';

export type { AnyBulkWriteOperation, Collection, Db, Document, Filter, UpdateFilter };
export { MongoServerError, MongoBulkWriteError };

/**
 * MongoDB, by its official driver: the one place that opens it. 64-bit integers are `bigint`.
 *
 * `journal` holds the read models, which can always be built again from the events; `vault` holds what can't:
 * keys, credentials, sessions and the ledger of notices. `audit` holds the transparency log, which could be built again
 * too, but is there to tell whether that would come to the same.
 */
export class DocumentStore {
  private readonly client: MongoClient;
  readonly readModels: Db;
  readonly vault: Db;
  readonly audit: Db;

  constructor(url: string) {
    this.client = new MongoClient(url, {
      useBigInt64: true,
      maxPoolSize: 20,
      serverSelectionTimeoutMS: 5_000,
    });
    this.readModels = this.client.db('journal');
    const durable = { writeConcern: { w: 'majority', journal: true } } as const;
    this.vault = this.client.db('vault', durable);
    this.audit = this.client.db('audit', durable);
  }

  /** @throws where the server does not answer. */
  async ping(): Promise<void> {
    await this.readModels.command({ ping: 1 });
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}

const DUPLICATE = 11_000;

/** Whether a write was refused since there is such a document already. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof MongoServerError && error.code === DUPLICATE;

const AWAY =
  /^Mongo(Network|Pool|ServerSelection|NotConnected|(Client|Server|Topology)Closed|ExpiredSession)/;

/** Whether MongoDB did not answer. What it would have done may have been done, or not. */
export const isAway = (error: unknown): boolean =>
  error instanceof Error && (AWAY.test(error.name) || isAwayInBulk(error));

/** The driver tells of it as of a bulk's failure, in which no document and no server is named. */
const isAwayInBulk = (error: Error): boolean =>
  error instanceof MongoBulkWriteError && refusedIn(error).length === 0 && error.code === undefined;

/** Awaits a write of several documents, in which those that another write was faster with are left as they are. */
export const passingOverDuplicates = async (write: Promise<unknown>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || !isOnlyDuplicates(error)) throw error;
  }
};

const isOnlyDuplicates = (error: MongoBulkWriteError): boolean => {
  const refused = refusedIn(error);
  const areDuplicates = refused.length > 0 && refused.every(({ code }) => code === DUPLICATE);
  return areDuplicates && error.result.getWriteConcernError() === undefined;
};

/** The documents that were refused; none where the whole bulk failed. */
const refusedIn = ({ writeErrors }: MongoBulkWriteError) => [writeErrors].flat();
