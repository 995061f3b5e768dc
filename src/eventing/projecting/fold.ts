import type { Recorded } from '../envelope.js';
import { formatPosition } from '../position.js';
import type { AnyProjection } from '../projection.js';
import type { Stored } from './projection-store.js';

/** Positions, `commit/prepare`, of events that make nothing of what they can't be folded into. */
export type Skips = ReadonlySet<string>;

/** The documents that an event concerns. @throws what the projection throws, unless the event is skipped. */
export const idsOf = (projection: AnyProjection, event: Recorded, skips: Skips): readonly string[] => {
  try {
    return projection.idsOf(event);
  } catch (error) {
    if (isSkipped(event, skips)) return [];
    throw error;
  }
};

/**
 * What a projection makes of a document by an event, as it is stored; undefined where the event is skipped and leaves
 * it as it is. @throws what the projection throws, unless the event is skipped.
 */
export const foldedBy = (
  projection: AnyProjection,
  current: Stored | undefined,
  event: Recorded,
  id: string,
  skips: Skips,
): Stored | undefined => {
  try {
    return { ...projection.evolve(current, event, id), _id: id, position: event.position };
  } catch (error) {
    if (isSkipped(event, skips)) return undefined;
    throw error;
  }
};

const isSkipped = ({ position }: Recorded, skips: Skips): boolean =>
  skips.size > 0 && skips.has(formatPosition(position));
