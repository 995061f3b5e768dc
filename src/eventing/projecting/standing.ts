import type { Db } from '../document-store.js';
import { comparePositions, START, type Position } from '../position.js';
import { versionOf, type AnyProjection } from '../projection.js';
import { Generations, type Generation, type GenerationState } from './generations.js';
import { ProjectionStore, type Failure } from './projection-store.js';

/** How far one generation of a read model has come, wherever it is being built. */
export interface Standing {
  readonly generation: Generation;
  /** `absent` where nobody has begun it. */
  readonly state: 'live' | 'building' | 'retiring' | 'absent';
  readonly position: Position;
  /** Whether it has everything that the log has. */
  readonly isAtHead: boolean;
  readonly failure?: Failure;
}

/** All generations of some projections, as they stand in the store; each projection has at least one line. */
export const standingsIn = async (
  db: Db,
  projections: readonly AnyProjection[],
  head: Position,
): Promise<readonly Standing[]> => {
  const models = new ProjectionStore(db);
  const states = await new Generations(db).all();
  const standings = projections.map(async (projection): Promise<readonly Standing[]> => {
    const known = generationsIn(states.get(versionOf(projection)));
    if (known.length === 0) {
      return [{ generation: { projection, number: 0 }, state: 'absent', position: START, isAtHead: false }];
    }
    return Promise.all(
      known.map(async ([state, number]) => {
        const generation = { projection, number };
        const { position, failure } = await models.checkpointOf(generation);
        const isAtHead = comparePositions(position, head) >= 0;
        return { generation, state, position, isAtHead, ...(failure ? { failure } : {}) };
      }),
    );
  });
  return (await Promise.all(standings)).flat();
};

const generationsIn = (state: GenerationState | undefined) =>
  (
    [
      ['live', state?.live],
      ['building', state?.building],
      ['retiring', state?.retiring?.number],
    ] as const
  ).flatMap(([name, number]) => (number === undefined ? [] : [[name, number] as const]));
