import type { Reads } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';

/** Reads that remember the newest position of whatever was read: the one that a report is reckoned at. */
export const followingReads = (
  reads: Reads,
  atLeast: Position | undefined,
): { readonly reads: Reads; readonly position: () => Position } => {
  let latest = START;
  const getMany: Reads['getMany'] = async (projection, ids) => {
    const found = await reads.getMany(projection, ids, atLeast);
    for (const { position } of found.values()) latest = laterOf(latest, position);
    return found;
  };
  return {
    reads: { getMany, get: async (projection, id) => (await getMany(projection, [id])).get(id) },
    position: () => latest,
  };
};
