import type { Collection, Db } from './document-store.js';
import { MongoBulkWriteError } from './document-store.js';
import type { Recorded } from './envelope.js';
import type { Position } from './position.js';
import { collectionOf, type AnyProjection, type ReadModel } from './projection.js';

/** A read model's document as it is stored: what the fold made, and the last event that it has seen. */
export interface Stored extends ReadModel {
  readonly position: Position;
}

/** What a projection makes of a document by an event, as it is stored. */
export const storedAfter = (
  projection: AnyProjection,
  current: Stored | undefined,
  event: Recorded,
  id: string,
): Stored => ({ ...projection.evolve(current, event, id), _id: id, position: event.position });

/** Somebody else has written one of the documents in between: what was read is not what is there. */
export class StaleDocuments extends Error {
  override readonly name = 'StaleDocuments';
}

/** The documents and checkpoints of projections in MongoDB. */
export class ProjectionStore {
  private readonly checkpoints: Collection<{ _id: string } & Position>;

  constructor(private readonly db: Db) {
    this.checkpoints = db.collection('checkpoints');
  }

  async checkpointOf(projection: AnyProjection): Promise<Position | undefined> {
    const found = await this.checkpoints.findOne({ _id: collectionOf(projection) });
    return found ? { commit: found.commit, prepare: found.prepare } : undefined;
  }

  async saveCheckpoints(positions: ReadonlyMap<AnyProjection, Position>): Promise<void> {
    if (positions.size === 0) return;
    await this.checkpoints.bulkWrite(
      [...positions].map(([projection, { commit, prepare }]) => ({
        replaceOne: {
          filter: { _id: collectionOf(projection) },
          replacement: { commit, prepare },
          upsert: true,
        },
      })),
    );
  }

  async read(projection: AnyProjection, ids: readonly string[]): Promise<Map<string, Stored>> {
    const documents = await this.collection(projection)
      .find({ _id: { $in: [...ids] } })
      .toArray();
    return new Map(documents.map((document) => [document._id, document]));
  }

  /** Every document of a projection, or those with the ids that are named, in the order of their ids. */
  async *all(projection: AnyProjection, ids?: readonly string[]): AsyncGenerator<Stored> {
    const filter = ids ? { _id: { $in: [...ids] } } : {};
    for await (const document of this.collection(projection).find(filter).sort({ _id: 1 })) yield document;
  }

  /**
   * Replaces documents, each only where it still stands at the position at which it was read.
   * @throws StaleDocuments where one doesn't; the others may have been written.
   */
  async write(
    projection: AnyProjection,
    changes: readonly { before: Position | undefined; after: Stored }[],
  ): Promise<void> {
    try {
      const result = await this.collection(projection).bulkWrite(
        changes.map(({ before, after }) =>
          before
            ? {
                replaceOne: {
                  filter: {
                    _id: after._id,
                    'position.commit': before.commit,
                    'position.prepare': before.prepare,
                  },
                  replacement: after,
                },
              }
            : { insertOne: { document: after } },
        ),
        { ordered: false },
      );
      if (result.matchedCount + result.insertedCount < changes.length) throw new StaleDocuments();
    } catch (error) {
      if (error instanceof MongoBulkWriteError && error.code === 11000) throw new StaleDocuments();
      throw error;
    }
  }

  private collection(projection: AnyProjection): Collection<Stored> {
    return this.db.collection<Stored>(collectionOf(projection));
  }
}
