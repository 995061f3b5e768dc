import { MongoServerError, type Db } from '../../src/eventing/document-store.js';

interface Stored {
  readonly _id: string;
}

/** A database of one collection in memory, with what reads and writes single documents by id. */
export class MemoryCollection {
  readonly documents = new Map<string, Stored>();
  /** Awaited before the answer to a read is handed on, so that a spec can let something happen in between. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();

  /** As the driver's type, of which only `collection` and the methods below are there. */
  get db(): Db {
    return { collection: () => this } as unknown as Db;
  }

  async findOne({ _id }: Stored): Promise<Stored | null> {
    const found = this.documents.get(_id) ?? null;
    await this.beforeAnswer();
    return found;
  }

  async insertOne(document: Stored): Promise<void> {
    await Promise.resolve();
    if (this.documents.has(document._id)) {
      throw new MongoServerError({ message: 'E11000 duplicate key', code: 11000 });
    }
    this.documents.set(document._id, document);
  }

  async replaceOne({ _id }: Stored, document: object): Promise<void> {
    await Promise.resolve();
    this.documents.set(_id, { ...document, _id });
  }

  async deleteOne({ _id }: Stored): Promise<void> {
    await Promise.resolve();
    this.documents.delete(_id);
  }
}
