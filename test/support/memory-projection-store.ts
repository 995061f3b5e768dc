import { comparePositions, earlierOf, laterOf, START, type Position } from '../../src/eventing/position.js';
import { collectionOf, type Generation } from '../../src/eventing/projecting/generations.js';
import {
  StaleDocuments,
  type Advance,
  type Checkpoint,
  type Failure,
  type ProjectionStore,
  type Sought,
  type Stored,
} from '../../src/eventing/projecting/projection-store.js';
import { RANGES } from '../../src/eventing/projecting/ranges.js';
import type { AnyProjection } from '../../src/eventing/projection.js';

type Change = Parameters<ProjectionStore['write']>[1][number];

/** Documents and checkpoints in memory, guarded by position as in MongoDB. */
export class MemoryProjectionStore implements Omit<ProjectionStore, 'dropCollection'> {
  /** Every write that was asked for: the collection, and the ids. */
  readonly writes: { collection: string; ids: string[] }[] = [];
  /** The ids of every read. */
  readonly reads: (readonly string[])[] = [];
  /** The collections whose indexes were made, and how much had been written until then. */
  readonly prepared: { collection: string; writes: number }[] = [];
  /** Awaited before each write; what it throws is the outcome of the write. */
  beforeWrite: () => Promise<void> = () => Promise.resolve();
  private readonly collections = new Map<string, Map<string, Stored>>();
  private readonly checkpoints = new Map<string, { positions: Position[]; events: number }>();
  private readonly failures = new Map<string, Failure>();

  documentsOf(projection: AnyProjection, number = 0): Map<string, Stored> {
    const name = collectionOf({ projection, number });
    const documents = this.collections.get(name) ?? new Map<string, Stored>();
    this.collections.set(name, documents);
    return documents;
  }

  get names(): readonly string[] {
    return [...this.collections.keys()];
  }

  /** As if everything up to a position had been projected, in some ranges or in all. */
  reached(projection: AnyProjection, position: Position, ranges?: readonly number[], number = 0): void {
    const known = this.checkpoints.get(collectionOf({ projection, number }));
    const positions = Array.from({ length: RANGES }, (_, range) =>
      !ranges || ranges.includes(range) ? position : (known?.positions[range] ?? START),
    );
    this.checkpoints.set(collectionOf({ projection, number }), { positions, events: known?.events ?? 0 });
  }

  checkpointOf(generation: Generation): Promise<Checkpoint> {
    const name = collectionOf(generation);
    const { positions, events } = this.checkpoints.get(name) ?? {
      positions: Array.from({ length: RANGES }, () => START),
      events: 0,
    };
    const position = positions.reduce(earlierOf);
    const failure = this.failures.get(name);
    return Promise.resolve({ positions, position, events, ...(failure ? { failure } : {}) });
  }

  saveCheckpoints(advances: readonly Advance[]): Promise<void> {
    for (const { generation, positions, events } of advances) {
      const { projection, number } = generation;
      const saved = this.checkpoints.get(collectionOf(generation));
      for (const [range, position] of positions) {
        this.reached(projection, laterOf(position, saved?.positions[range] ?? START), [range], number);
      }
      const now = this.checkpoints.get(collectionOf(generation));
      if (now) now.events = Math.max(now.events, events);
    }
    return Promise.resolve();
  }

  saveFailure(generation: Generation, failure: Failure): Promise<void> {
    this.failures.set(collectionOf(generation), failure);
    return Promise.resolve();
  }

  clearFailure(generation: Generation, position: string): Promise<void> {
    const name = collectionOf(generation);
    if (this.failures.get(name)?.position === position) this.failures.delete(name);
    return Promise.resolve();
  }

  prepare(generation: Generation): Promise<void> {
    this.prepared.push({ collection: collectionOf(generation), writes: this.writes.length });
    return Promise.resolve();
  }

  read(generation: Generation, ids: readonly string[]): Promise<Map<string, Stored>> {
    this.reads.push(ids);
    const documents = this.documentsOf(generation.projection, generation.number);
    const wanted = [...documents].filter(([id]) => ids.includes(id));
    return Promise.resolve(new Map(structuredClone(wanted)));
  }

  /** Looks for equal values of fields only. */
  async *find({ projection, number }: Generation, { filter }: Sought): AsyncGenerator<Stored> {
    for (const document of this.documentsOf(projection, number).values()) {
      const isSought = Object.entries(filter).every(
        ([field, value]) => (document as unknown as Record<string, unknown>)[field] === value,
      );
      if (isSought) yield await Promise.resolve(structuredClone(document));
    }
  }

  async *all(generation: Generation, ids?: readonly string[]): AsyncGenerator<Stored> {
    for (const [id, document] of this.documentsOf(generation.projection, generation.number)) {
      if (!ids || ids.includes(id)) yield await Promise.resolve(structuredClone(document));
    }
  }

  async write(generation: Generation, changes: readonly Change[]): Promise<void> {
    this.writes.push({ collection: collectionOf(generation), ids: changes.map(({ after }) => after._id) });
    await this.beforeWrite();
    const documents = this.documentsOf(generation.projection, generation.number);
    const isCurrent = ({ before, after }: Change) => {
      const there = documents.get(after._id)?.position;
      return before && there ? comparePositions(before, there) === 0 : before === there;
    };
    const current = changes.filter(isCurrent);
    for (const { after } of current) documents.set(after._id, structuredClone(after));
    if (current.length < changes.length) throw new StaleDocuments();
  }

  drop(generation: Generation): Promise<void> {
    this.collections.delete(collectionOf(generation));
    this.checkpoints.delete(collectionOf(generation));
    return Promise.resolve();
  }
}
