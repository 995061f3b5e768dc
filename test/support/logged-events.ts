import { EventStore, type NewEvent } from '../../src/eventing/event-store.js';
import { gradeGiven } from '../../src/journal/page/page.examples.js';
import { recorded } from './recorded.js';

/**
 * Writes events to a few streams in turn, beginning with the one with a number; each is another, and others with another
 * salt.
 */
export const writeGrades = async (
  store: EventStore,
  first: number,
  count: number,
  salt = 'salt',
): Promise<void> => {
  const streams = ['journalPage-one', 'journalPage-two', 'journalPage-three'];
  const revisions = new Map(streams.map((stream, place) => [stream, revisionBefore(first, place)]));
  const batches = new Map<string, NewEvent[]>();
  for (let number = first; number < first + count; number++) {
    const stream = streams[number % streams.length] ?? '';
    const { id, metadata } = recorded(gradeGiven('4'), number);
    const event = gradeGiven((2 + (number % 4)).toString(), { pupilId: `pupil-${number.toString()}` });
    const batch = batches.get(stream) ?? [];
    batches.set(stream, batch);
    batch.push({ id, event, metadata: { ...metadata, salt: `${salt}-${number.toString()}` } });
  }
  for (const [stream, events] of batches) await store.append(stream, revisions.get(stream), events);
};

/** The last revision of a stream when the events before a number have been written. */
const revisionBefore = (first: number, place: number): bigint | undefined => {
  const events = Array.from({ length: first }, (_, number) => number).filter(
    (number) => number % 3 === place,
  );
  return events.length === 0 ? undefined : BigInt(events.length - 1);
};
