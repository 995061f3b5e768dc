import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import { groupsOfClass } from './class.projection.js';

/** The teaching groups of a class such as 7B. */
export const groupIdsOf = (classId: string, reads: Reads, atLeast?: Position): Promise<readonly string[]> =>
  groupIdsOfAll([classId], reads, atLeast);

/** The teaching groups of several classes, in the order of the classes. */
export const groupIdsOfAll = async (
  classIds: readonly string[],
  reads: Reads,
  atLeast?: Position,
): Promise<readonly string[]> => {
  const found = await reads.getMany(groupsOfClass, classIds, atLeast);
  return [...found.values()].flatMap(({ groups }) => Object.values(groups).flat());
};
