import type { Recorded } from '../eventing/envelope.js';
import { comparePositions, START, type Position } from '../eventing/position.js';
import type { FeedEvent } from './cloud-event.js';
import { BEGINNING, type Cursor } from './cursor.js';
import type { Feed } from './feed.js';
import type { FeedScope } from './feed-scope.js';
import type { LogPart } from '../eventing/log-tail.js';

/** A log that is read in parts, of at most so many events. */
export const partsOf = (log: readonly Recorded[], most = 17) => ({
  newest: headOf(log),
  headNow: () => Promise.resolve(headOf(log)),
  keeps: () => false,
  read: (after: Position, limit: number): Promise<LogPart> => {
    const rest = log.filter(({ position }) => comparePositions(position, after) > 0);
    const events = rest.slice(0, Math.min(limit, most));
    const upTo = events.at(-1)?.position ?? after;
    return Promise.resolve({ events, upTo, atHead: events.length === rest.length });
  },
});

const headOf = (log: readonly Recorded[]): Position => log.at(-1)?.position ?? START;

/** A whole feed from a place on, page by page. */
export const followed = async (
  feed: Feed,
  scope: FeedScope,
  limit: number,
  after: Cursor = BEGINNING,
): Promise<readonly FeedEvent[]> => {
  const events: FeedEvent[] = [];
  for (let place = after, atHead = false; !atHead;) {
    const page = await feed.page(scope, place, limit);
    events.push(...page.events.map((json) => JSON.parse(json) as FeedEvent));
    [place, atHead] = [page.next, page.atHead];
  }
  return events;
};
