import type { Recorded } from '../envelope.js';
import type { AnyProjection } from '../projection.js';

/** Into so many ranges the hashes of schools are divided: the most processes that can share the projecting. */
export const RANGES = 16;

export const ALL_RANGES: ReadonlySet<number> = new Set(Array.from({ length: RANGES }, (_, range) => range));

/**
 * The range in which a document is folded, the same for all its events: that of their school, or of the document
 * itself where it is made of events of several schools.
 */
export const rangeOf = ({ spansSchools }: AnyProjection, event: Recorded, id: string): number =>
  hashOf(spansSchools ? id : event.metadata.schoolId) % RANGES;

/** FNV-1a of 32 bits over UTF-16 code units. http://www.isthe.com/chongo/tech/comp/fnv/ */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};
