import { comparePositions, parsePosition, START } from '../eventing/position.js';

/** What `/health` tells of a journal. */
export interface Health {
  readonly isWell: boolean;
  /** Whether a read model has stopped, and won't come to the head by itself. */
  readonly hasStopped: boolean;
  /** Whether every read model has everything that is in the store. */
  readonly showsAll: boolean;
  /** Whether the transparency log has, where it grows in the process that is asked. */
  readonly hasLoggedAll: boolean;
}

interface Reached {
  readonly position?: string;
}

/** Asks a journal. Undefined while nobody answers, as when it starts. */
export const healthOf = async (url: string): Promise<Health | undefined> => {
  let answer: Response;
  try {
    answer = await fetch(`${url}/health`);
  } catch (error) {
    if (error instanceof TypeError) return undefined; // how fetch says that nobody listens
    throw error;
  }
  const { position, projections, transparencyLog } = (await answer.json()) as Reached & {
    readonly projections: readonly (Reached & { readonly state: string })[];
    readonly transparencyLog?: Reached;
  };
  const head = positionIn(position);
  const isThere = (part: Reached) => comparePositions(positionIn(part.position), head) >= 0;
  return {
    isWell: answer.ok,
    hasStopped: projections.some(({ state }) => state === 'stopped'),
    showsAll: projections.every(isThere),
    hasLoggedAll: transparencyLog === undefined || isThere(transparencyLog),
  };
};

const positionIn = (text = '') => parsePosition(text) ?? START;
