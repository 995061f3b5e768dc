import { formatPosition, type Position } from '../eventing/position.js';
import type { Topic } from './topics.js';
import type { Watching } from './watchers.js';

export interface ChangesOptions {
  readonly watching: Watching;
  /** What is looked at now. */
  readonly topics: () => Promise<readonly Topic[]>;
  /** Where the newest event stands that is known of. */
  readonly newest: () => Position;
  /** Whether who looks may still do so. */
  readonly mayStill: () => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly heartbeatMs?: number;
}

const HEARTBEAT_MS = 15_000;
/** After a restart not all come back at once: each after so many milliseconds, and up to as many more. */
const RETRY_MS = 2_000;

/**
 * That something changed, as Server-Sent Events (HTML Living Standard §9.2), for as long as somebody may look at it:
 * `changed` events with nothing but the position from which on a read shows it, and a comment where none comes for a
 * while. Whoever comes, or comes back, is told at once, so that nothing is missed whatever the `Last-Event-ID`.
 */
export async function* changes({
  watching,
  topics,
  newest,
  mayStill,
  signal,
  heartbeatMs = HEARTBEAT_MS,
}: ChangesOptions): AsyncGenerator<string> {
  try {
    yield `retry: ${Math.round(RETRY_MS * (1 + Math.random())).toString()}\n\n`;
    watching.at(await topics());
    yield changedAt(newest());
    let checked = performance.now();
    const untilCheck = () => checked + heartbeatMs - performance.now();
    while (!isEnded(signal)) {
      const told = await watching.next(signal, Math.max(0, untilCheck()));
      if (isEnded(signal)) return;
      if (untilCheck() <= 0) {
        if (!(await mayStill())) return;
        checked = performance.now();
        if (!told) yield ':\n\n';
      }
      watching.at(await topics());
      if (told) yield changedAt(told);
    }
  } finally {
    watching.end();
  }
}

const isEnded = (signal: AbortSignal): boolean => signal.aborted;

const changedAt = (position: Position): string => {
  const text = formatPosition(position);
  return `id: ${text}\nevent: changed\ndata: ${text}\n\n`;
};
