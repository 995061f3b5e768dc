import type { Decider } from '../eventing/decider.js';
import type { MessagesRead, ReadingEvent } from './reading.events.js';

export interface ReadingCommand {
  readonly kind: 'MarkRead';
  readonly reading: MessagesRead['data'];
}

/** How far one reader has read one thread. */
export interface Reading {
  /** The number of the last message that was read; 0 where none was. */
  readonly upTo: number;
}

export const readingDecider: Decider<Reading, ReadingCommand, ReadingEvent> = {
  initial: () => ({ upTo: 0 }),

  decide: ({ reading }, { upTo }) => (reading.upTo > upTo ? [{ type: 'MessagesRead', data: reading }] : []),

  evolve: (_, { data: { upTo } }) => ({ upTo }),
};
