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

  /** Those of some ids that have all of some fields. */
  find({ _id: { $in }, ...fields }: { readonly _id: { readonly $in: readonly string[] } }) {
    const found = $in.flatMap((id) => this.documents.get(id) ?? []);
    const having = found.filter((document) => Object.keys(fields).every((field) => field in document));
    return { toArray: () => Promise.resolve(having) };
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

  async updateOne({ _id }: Stored, { $set }: { readonly $set: object }): Promise<void> {
    await Promise.resolve();
    const found = this.documents.get(_id);
    if (found) this.documents.set(_id, { ...found, ...$set });
  }

  async deleteOne({ _id }: Stored): Promise<{ readonly deletedCount: number }> {
    await Promise.resolve();
    return { deletedCount: this.documents.delete(_id) ? 1 : 0 };
  }
}
