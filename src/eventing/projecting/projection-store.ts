import type { Collection, Db, Document } from '../document-store.js';
import { MongoBulkWriteError } from '../document-store.js';
import { earlierOf, START, type Position } from '../position.js';
import type { Index, ReadModel } from '../projection.js';
import { collectionOf, type Generation } from './generations.js';
import { RANGES } from './ranges.js';

/** A read model's document as it is stored: what the fold made, and the last event that it has seen. */
export interface Stored extends ReadModel {
  readonly position: Position;
}

/** Which documents are looked for, and in which order. */
export interface Sought {
  /** In MongoDB's terms. */
  readonly filter: Document;
  readonly sort: Index;
}

/** Somebody else has written one of the documents in between: what was read is not what is there. */
export class StaleDocuments extends Error {
  override readonly name = 'StaleDocuments';
}

/** Why a generation is not projected any further. */
export interface Failure {
  /** Of the event, `commit/prepare`. */
  readonly position: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly error: string;
}

/** How far a generation has come. */
export interface Checkpoint {
  /** By range: every event up to here is in the documents of the range. */
  readonly positions: readonly Position[];
  /** The earliest of them. */
  readonly position: Position;
  /** How many events were read for it. */
  readonly events: number;
  readonly failure?: Failure;
}

/** What is to be saved of a checkpoint. */
export interface Advance {
  readonly generation: Generation;
  /** By range. */
  readonly positions: ReadonlyMap<number, Position>;
  readonly events: number;
}

interface SavedCheckpoint {
  readonly _id: string;
  readonly positions: Readonly<Record<string, Position>>;
  readonly events: number;
  readonly failure?: Failure;
}

/** The documents and checkpoints of generations in MongoDB. */
export class ProjectionStore {
  private readonly checkpoints: Collection<SavedCheckpoint>;

  constructor(private readonly db: Db) {
    this.checkpoints = db.collection('projectionCheckpoints');
  }

  async checkpointOf(generation: Generation): Promise<Checkpoint> {
    const found = await this.checkpoints.findOne({ _id: collectionOf(generation) });
    const positions = Array.from({ length: RANGES }, (_, range) => found?.positions[range] ?? START);
    const position = positions.reduce(earlierOf);
    const failure = found?.failure;
    return { positions, position, events: found?.events ?? 0, ...(failure ? { failure } : {}) };
  }

  /** Never moves one back: who has just handed a range on may be late with where it was. */
  async saveCheckpoints(advances: readonly Advance[]): Promise<void> {
    if (advances.length === 0) return;
    await this.checkpoints.bulkWrite(
      advances.map(({ generation, positions, events }) => {
        const moved: Record<string, Position> = {};
        for (const [range, { commit, prepare }] of positions) {
          moved[`positions.${range.toString()}`] = { commit, prepare };
        }
        return {
          updateOne: {
            filter: { _id: collectionOf(generation) },
            update: { $max: { ...moved, events } },
            upsert: true,
          },
        };
      }),
    );
  }

  /** Keeps why a generation stopped, for whoever asks in another process. */
  async saveFailure(generation: Generation, failure: Failure): Promise<void> {
    await this.checkpoints.updateOne(
      { _id: collectionOf(generation) },
      { $set: { failure } },
      { upsert: true },
    );
  }

  /** The event at a position stands in the way no longer. */
  async clearFailure(generation: Generation, position: string): Promise<void> {
    await this.checkpoints.updateOne(
      { _id: collectionOf(generation), 'failure.position': position },
      { $unset: { failure: '' } },
    );
  }

  async read(generation: Generation, ids: readonly string[]): Promise<Map<string, Stored>> {
    const documents = await this.collection(generation)
      .find({ _id: { $in: [...ids] } })
      .toArray();
    return new Map(documents.map((document) => [document._id, document]));
  }

  /** Makes the indexes of a generation where they aren't there, before it has documents. */
  async prepare(generation: Generation): Promise<void> {
    const { indexes = [] } = generation.projection;
    if (indexes.length === 0) return;
    await this.collection(generation).createIndexes(indexes.map((key) => ({ key: { ...key } })));
  }

  /** The documents that are looked for, read in portions for as long as somebody asks for more. */
  async *find(generation: Generation, { filter, sort }: Sought): AsyncGenerator<Stored> {
    const found = this.collection(generation)
      .find(filter)
      .sort({ ...sort });
    for await (const document of found) yield document;
  }

  /** Every document of a generation, or those with the ids that are named, in the order of their ids. */
  async *all(generation: Generation, ids?: readonly string[]): AsyncGenerator<Stored> {
    const filter = ids ? { _id: { $in: [...ids] } } : {};
    for await (const document of this.collection(generation).find(filter).sort({ _id: 1 })) yield document;
  }

  /**
   * Replaces documents, each only where it still stands at the position at which it was read.
   * @throws StaleDocuments where one doesn't; the others may have been written.
   */
  async write(
    generation: Generation,
    changes: readonly { before: Position | undefined; after: Stored }[],
  ): Promise<void> {
    const collection = this.collection(generation);
    const added = changes.flatMap(({ before, after }) => (before ? [] : [after]));
    const replaced = changes.flatMap(({ before, after }) => (before ? [{ before, after }] : []));
    const [, { matchedCount }] = await Promise.all([
      added.length > 0 && collection.insertMany(added, { ordered: false }).catch(staleIfStored),
      replaced.length > 0
        ? collection.bulkWrite(
            replaced.map(({ before, after }) => ({
              replaceOne: { filter: { _id: after._id, ...standingAt(before) }, replacement: after },
            })),
            { ordered: false },
          )
        : { matchedCount: 0 },
    ]);
    if (matchedCount < replaced.length) throw new StaleDocuments();
  }

  /** Removes the documents of a generation, and how far it had come. */
  async drop(generation: Generation): Promise<void> {
    await this.dropCollection(collectionOf(generation));
  }

  /** The same by the collection's name, of a generation whose projection isn't known here. */
  async dropCollection(name: string): Promise<void> {
    await this.db.collection(name).drop();
    await this.checkpoints.deleteOne({ _id: name });
  }

  private collection(generation: Generation): Collection<Stored> {
    return this.db.collection<Stored>(collectionOf(generation));
  }
}

const standingAt = ({ commit, prepare }: Position) => ({
  'position.commit': commit,
  'position.prepare': prepare,
});

const staleIfStored = (error: unknown): never => {
  if (error instanceof MongoBulkWriteError && error.code === 11000) throw new StaleDocuments();
  throw error;
};
