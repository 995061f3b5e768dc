import type { Recorded } from './envelope.js';
import type { Position } from './position.js';

export interface SubscriptionBatches extends AsyncIterable<readonly Recorded[]> {
  /** The furthest position known to hold nothing more for us; meaningful once all batches so far are handled. */
  idlePosition(): Position | undefined;
  close(): Promise<void>;
}

/** What can be followed: the store, and whatever stands for it. */
export interface Followed {
  /**
   * What comes after a position, as it comes, in batches of what has arrived already.
   * @param after `START` for the very first event.
   * @param types of event that are wanted; all, where none are named.
   */
  subscribe(after: Position, largestBatch: number, types?: readonly string[]): SubscriptionBatches;
}
