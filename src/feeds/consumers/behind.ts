import type { LogTail } from '../../eventing/log-tail.js';
import type { Position } from '../../eventing/position.js';
import { isOf, type FeedScope } from '../feed-scope.js';

/** What a consumer has not been sent yet of a feed. */
export interface Behind {
  readonly events: number;
  /** Whether there may be more: so much of the log is looked through, and no more. */
  readonly isMore: boolean;
  /** How long ago the oldest of them was recorded; 0 where there is none. */
  readonly seconds: number;
}

const READ_AT_ONCE = 500;
const LOOKED_THROUGH = 2_000;

/** @param now milliseconds since 1970 */
export const behindIn = async (
  tail: Pick<LogTail, 'read'>,
  scope: Pick<FeedScope, 'schools' | 'types'>,
  place: Position,
  now: number,
): Promise<Behind> => {
  let [after, events, seen] = [place, 0, 0];
  let oldest: string | undefined;
  const told = (isMore: boolean): Behind => ({ events, isMore, seconds: secondsSince(oldest, now) });
  while (seen < LOOKED_THROUGH) {
    const part = await tail.read(after, READ_AT_ONCE);
    const unsent = part.events.filter((event) => isOf(scope, event));
    oldest ??= unsent[0]?.metadata.recordedAt;
    events += unsent.length;
    seen += part.events.length;
    if (part.atHead) return told(false);
    after = part.upTo;
  }
  return told(true);
};

const secondsSince = (instant: string | undefined, now: number): number =>
  instant === undefined ? 0 : Math.max(0, Math.floor((now - Date.parse(instant)) / 1_000));
