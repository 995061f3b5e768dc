import { laterOf, type Position } from '../../eventing/position.js';

/** How somebody has looked at a child's diary, on whatever devices. */
export interface Visit {
  /** Up to where it had been seen when the visit before this one ended, and when that was; none on the first visit. */
  readonly before?: { readonly seen: Position; readonly at: Date };
  /** Up to where it has been seen by now. */
  readonly seen: Position;
  /** When it was looked at last. */
  readonly at: Date;
}

/** After as long a pause another visit begins. */
const PAUSE_MS = 30 * 60_000;

/** What is new in a visit is what came after the one before it; undefined in the first one, in which nothing is. */
export const newSince = (visit: Visit | undefined, now: Date): Visit['before'] => {
  if (!visit) return undefined;
  return isOver(visit, now) ? { seen: visit.seen, at: visit.at } : visit.before;
};

/** The visit after the diary was seen up to a position, which it never goes back behind. */
export const visitAfter = (visit: Visit | undefined, seen: Position, now: Date): Visit => {
  if (!visit) return { seen, at: now };
  const before = newSince(visit, now);
  return {
    ...(before ? { before } : {}),
    seen: laterOf(visit.seen, seen),
    at: now > visit.at ? now : visit.at,
  };
};

const isOver = ({ at }: Visit, now: Date): boolean => now.getTime() - at.getTime() >= PAUSE_MS;
