import { comparePositions, parsePosition } from '../../../src/eventing/position.js';

/** Whether what the journal showed at a position has what was wanted in it. */
export function isReached(wanted: string, now: string): boolean {
  const [there, here] = [parsePosition(wanted), parsePosition(now)];
  return there !== undefined && here !== undefined && comparePositions(here, there) >= 0;
}
