import { setTimeout as delay } from 'node:timers/promises';
import type { FeedEvent } from '../cloud-event.js';
import { Refused, type Batch, type FeedSource } from './feed-source.js';
import { digestOf, type JsonLinesCopy } from './json-lines-copy.js';

export interface FollowOptions {
  readonly source: Pick<FeedSource, 'upToHead' | 'asItComes'>;
  readonly copy: Pick<JsonLinesCopy, 'cursor' | 'append'>;
  readonly progress: (batch: Batch) => void;
  readonly log: (message: string) => void;
  readonly signal: AbortSignal;
  /** Ends at the head of the feed. */
  readonly once: boolean;
}

const PAUSE_MS = 1_000;

/** Copies a feed for as long as the signal isn't given. @throws Refused */
export const follow = async ({ source, copy, progress, log, signal, once }: FollowOptions): Promise<void> => {
  const isEnded = (): boolean => signal.aborted;
  const take = async (batches: AsyncIterable<Batch>): Promise<void> => {
    for await (const batch of batches) {
      await copy.append(batch.events);
      progress(batch);
      if (isEnded()) return;
    }
  };
  while (!isEnded()) {
    await take(source.upToHead(copy.cursor));
    if (once || isEnded()) return;
    try {
      await take(source.asItComes(copy.cursor, signal));
    } catch (error) {
      if (isEnded()) return;
      if (error instanceof Refused) throw error;
      log(`the stream broke off: ${String(error)}`);
    }
    await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
};

/** That a copy is what the source tells: how many events that are, and the digest of both. */
export interface Comparison {
  readonly events: number;
  readonly copy: string;
  readonly source: string;
}

/** Reads the source anew from its beginning, as far as the copy goes, and compares. @throws Refused */
export const compared = async (
  source: Pick<FeedSource, 'upToHead'>,
  copy: Pick<JsonLinesCopy, 'lines' | 'count'>,
): Promise<Comparison> => {
  const { count } = copy;
  const [ofCopy, ofSource] = await Promise.all([
    digestOf(copy.lines()),
    digestOf(linesOf(source.upToHead(undefined), count)),
  ]);
  return { events: count, copy: ofCopy, source: ofSource };
};

async function* linesOf(batches: AsyncIterable<{ readonly events: readonly FeedEvent[] }>, count: number) {
  let left = count;
  for await (const { events } of batches) {
    for (const event of events.slice(0, left)) yield JSON.stringify(event);
    left -= Math.min(left, events.length);
    if (left === 0) return;
  }
}
