import type { Generation, Generations, GenerationState } from '../../src/eventing/projecting/generations.js';
import { versionOf, type AnyProjection } from '../../src/eventing/projection.js';

/** The record of generations in memory. */
export class MemoryGenerations implements Omit<Generations, 'forget'> {
  private readonly states = new Map<string, GenerationState>();

  all(): Promise<ReadonlyMap<string, GenerationState>> {
    return Promise.resolve(new Map(this.states));
  }

  begin(projections: readonly AnyProjection[]): Promise<void> {
    for (const version of projections.map(versionOf)) {
      if (!this.states.has(version)) this.states.set(version, { newest: 0, building: 0 });
    }
    return Promise.resolve();
  }

  async rebuild(projection: AnyProjection): Promise<number> {
    await this.begin([projection]);
    const { newest = 0, building, ...state } = this.states.get(versionOf(projection)) ?? {};
    if (building !== undefined) return building;
    this.states.set(versionOf(projection), { ...state, newest: newest + 1, building: newest + 1 });
    return newest + 1;
  }

  takeOver({ projection, number }: Generation, at: number): Promise<void> {
    const { building, live, ...state } = this.states.get(versionOf(projection)) ?? { newest: 0 };
    if (building !== number || state.retiring) return Promise.resolve();
    const retiring = live === undefined ? {} : { retiring: { number: live, until: at + 10_000 } };
    this.states.set(versionOf(projection), { ...state, live: number, ...retiring });
    return Promise.resolve();
  }

  removed({ projection, number }: Generation): Promise<void> {
    const { retiring, ...state } = this.states.get(versionOf(projection)) ?? { newest: 0 };
    if (retiring?.number === number) this.states.set(versionOf(projection), state);
    return Promise.resolve();
  }
}
