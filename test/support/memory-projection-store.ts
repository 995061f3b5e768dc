import { comparePositions, type Position } from '../../src/eventing/position.js';
import { StaleDocuments, type ProjectionStore, type Stored } from '../../src/eventing/projection-store.js';
import { collectionOf, type AnyProjection } from '../../src/eventing/projection.js';

type Change = Parameters<ProjectionStore['write']>[1][number];

/** Documents and checkpoints in memory, guarded by position as in MongoDB. */
export class MemoryProjectionStore implements Pick<ProjectionStore, keyof ProjectionStore> {
  readonly checkpoints = new Map<string, Position>();
  /** Every write that was asked for: the collection, and the ids. */
  readonly writes: { collection: string; ids: string[] }[] = [];
  /** Awaited before each write; what it throws is the outcome of the write. */
  beforeWrite: () => Promise<void> = () => Promise.resolve();
  private readonly collections = new Map<string, Map<string, Stored>>();

  documentsOf(projection: AnyProjection): Map<string, Stored> {
    const name = collectionOf(projection);
    const documents = this.collections.get(name) ?? new Map<string, Stored>();
    this.collections.set(name, documents);
    return documents;
  }

  checkpointOf(projection: AnyProjection): Promise<Position | undefined> {
    return Promise.resolve(this.checkpoints.get(collectionOf(projection)));
  }

  saveCheckpoints(positions: ReadonlyMap<AnyProjection, Position>): Promise<void> {
    for (const [projection, position] of positions) this.checkpoints.set(collectionOf(projection), position);
    return Promise.resolve();
  }

  read(projection: AnyProjection, ids: readonly string[]): Promise<Map<string, Stored>> {
    const wanted = [...this.documentsOf(projection)].filter(([id]) => ids.includes(id));
    return Promise.resolve(new Map(structuredClone(wanted)));
  }

  async *all(projection: AnyProjection, ids?: readonly string[]): AsyncGenerator<Stored> {
    for (const [id, document] of this.documentsOf(projection)) {
      if (!ids || ids.includes(id)) yield await Promise.resolve(structuredClone(document));
    }
  }

  async write(projection: AnyProjection, changes: readonly Change[]): Promise<void> {
    this.writes.push({ collection: collectionOf(projection), ids: changes.map(({ after }) => after._id) });
    await this.beforeWrite();
    const documents = this.documentsOf(projection);
    const isCurrent = ({ before, after }: Change) => {
      const there = documents.get(after._id)?.position;
      return before && there ? comparePositions(before, there) === 0 : before === there;
    };
    const current = changes.filter(isCurrent);
    for (const { after } of current) documents.set(after._id, structuredClone(after));
    if (current.length < changes.length) throw new StaleDocuments();
  }
}
