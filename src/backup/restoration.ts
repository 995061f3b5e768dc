import { TILE_WIDTH } from '../audit/transparency/tiles.js';
import { formatPosition, parsePosition, type Position } from '../eventing/position.js';
import type { JournalRestored } from './restoration.events.js';

/** That the journal was restored, as everybody may know it. */
export interface Restoration {
  /** When it was, and of when the backup is: instants of ISO 8601. */
  readonly restoredAt: string;
  readonly takenAt: string;
  readonly reason: string;
  /** The last event that was restored, and the first one after it, which says so: `commit/prepare`. */
  readonly position: string;
  readonly goesOnAt: string;
  /** Leaves of the log up to there. */
  readonly size: number;
  /** The largest tree that is known to have been signed before; it is lost as far as it is larger. */
  readonly signedBefore?: number;
  /** How many events are known to be lost by that. There may have been more, of which nothing was signed. */
  readonly lostEvents?: number;
}

export interface RecordedRestoration {
  readonly data: JournalRestored['data'];
  readonly position: Position;
  readonly metadata: { readonly recordedAt: string };
}

/** @param signedLater sizes that others say to have seen signed, which are not the journal's own. */
export const restorationOf = (
  { data, position, metadata }: RecordedRestoration,
  signedLater: readonly number[] = [],
): Restoration => {
  const { takenAt, reason, size } = data;
  const signedBefore = Math.max(data.signedBefore ?? 0, ...signedLater);
  return {
    ...{ restoredAt: metadata.recordedAt, takenAt, reason },
    ...{ position: data.position, goesOnAt: formatPosition(position), size },
    ...(signedBefore > size ? { signedBefore, lostEvents: eventsBetween(size, signedBefore) } : {}),
  };
};

/** How many of the leaves between two sizes are events: every 256th is an index entry. */
export const eventsBetween = (from: number, to: number): number =>
  to - from - (Math.floor(to / TILE_WIDTH) - Math.floor(from / TILE_WIDTH));

/** The restoration by which a position was lost that had been given out before it; undefined where it is of now. */
export const lostBy = (
  restorations: readonly RecordedRestoration[],
  { commit }: Position,
): RecordedRestoration | undefined =>
  restorations.find(({ data, position }) => {
    const kept = parsePosition(data.position);
    return kept !== undefined && commit > kept.commit && commit < position.commit;
  });

/** What is said of it at the command line, and to whoever compares checkpoints. */
export const sentenceOf = ({
  restoredAt,
  takenAt,
  size,
  signedBefore,
  lostEvents,
  reason,
}: Restoration): string => {
  const lost =
    signedBefore === undefined || lostEvents === undefined
      ? 'No checkpoint of a larger tree is known.'
      : `Checkpoints of up to ${signedBefore.toString()} leaves were signed before: ${lostEvents.toString()} events or more are lost.`;
  return `The journal was restored at ${restoredAt} to what it was at ${takenAt}, ${size.toString()} leaves (${reason}). ${lost}`;
};
