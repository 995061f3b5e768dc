import type { Collection, Db } from '../document-store.js';
import { versionOf, type AnyProjection } from '../projection.js';

/** A projection's documents as they were built once. A rebuild fills the next generation beside the one that is read. */
export interface Generation {
  readonly projection: AnyProjection;
  /** From 0 on. */
  readonly number: number;
}

export const collectionOf = ({ projection, number }: Generation): string =>
  collectionNamed(versionOf(projection), number);

/** @param version such as `diaryPupilWeek.v2`. */
export const collectionNamed = (version: string, number: number): string =>
  number === 0 ? version : `${version}.g${number.toString()}`;

/** Which generations of one version of a projection there are, and what they are for. */
export interface GenerationState {
  readonly newest: number;
  /** The one that is read; none before the first has taken over. */
  readonly live?: number;
  /** The one that takes over when it has come to the head. */
  readonly building?: number;
  /** The one that was read before, for those who haven't heard yet, and until when (milliseconds since 1970). */
  readonly retiring?: { readonly number: number; readonly until: number };
}

type Stored = { readonly _id: string } & GenerationState;

/** For so long, in milliseconds, a generation is kept after another has taken over. */
const RETIRES_WITHIN = 10_000;

/** The record of generations, on which readers, projectors and operators agree. */
export class Generations {
  private readonly states: Collection<Stored>;

  constructor(db: Db) {
    this.states = db.collection<Stored>('generations');
  }

  /** By version of projection, such as `diaryPupilWeek.v2`. */
  async all(): Promise<ReadonlyMap<string, GenerationState>> {
    const found = await this.states.find().toArray();
    return new Map(found.map(({ _id, ...state }) => [_id, state]));
  }

  /** Lets the first generation be built of whatever has none. */
  async begin(projections: readonly AnyProjection[]): Promise<void> {
    await this.states.bulkWrite(
      projections.map((projection) => ({
        updateOne: {
          filter: { _id: versionOf(projection) },
          update: { $setOnInsert: { newest: 0, building: 0 } },
          upsert: true,
        },
      })),
    );
  }

  /** Lets the next generation be built. @returns its number; that of the one under way, where there is one. */
  async rebuild(projection: AnyProjection): Promise<number> {
    await this.begin([projection]);
    const _id = versionOf(projection);
    for (;;) {
      const state = await this.states.findOne({ _id });
      if (state?.building !== undefined) return state.building;
      const newest = state?.newest ?? 0;
      const { matchedCount } = await this.states.updateOne(
        { _id, newest, building: { $exists: false } },
        { $set: { newest: newest + 1, building: newest + 1 } },
      );
      if (matchedCount === 1) return newest + 1;
    }
  }

  /**
   * From now on a generation is the one that is read, unless it is so already.
   * @param at milliseconds since 1970.
   */
  async takeOver({ projection, number }: Generation, at: number): Promise<void> {
    const _id = versionOf(projection);
    const state = await this.states.findOne({ _id, building: number, retiring: { $exists: false } });
    if (!state) return;
    const before = state.live === undefined ? {} : { live: state.live };
    const retiring =
      state.live === undefined ? {} : { retiring: { number: state.live, until: at + RETIRES_WITHIN } };
    await this.states.updateOne(
      { _id, building: number, ...before },
      { $set: { live: number, ...retiring }, $unset: { building: '' } },
    );
  }

  /** A generation that was retiring is no more. */
  async removed({ projection, number }: Generation): Promise<void> {
    await this.states.updateOne(
      { _id: versionOf(projection), 'retiring.number': number },
      { $unset: { retiring: '' } },
    );
  }

  /** There is nothing of a version any more. */
  async forget(version: string): Promise<void> {
    await this.states.deleteOne({ _id: version });
  }
}
