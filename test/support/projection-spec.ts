import { expect } from '@jest/globals';
import type { DomainEvent } from '../../src/eventing/decider.js';
import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection, ReadModel } from '../../src/eventing/projection.js';
import { recorded } from './recorded.js';

/**
 * Specs of a projection as sentences: `given(…events).on(event).expect(id, document)`, or `.expectNothing(id)`, or
 * `.fails(message)`. The first event has number 1 in the log, see `recorded`.
 */
export const projectionSpec = <Doc extends ReadModel, Event extends DomainEvent>(
  projection: Projection<Doc, Event>,
) => ({
  given: (...history: readonly Event[]) => ({
    on: (event: Event) => {
      const fold = () =>
        folded(
          projection,
          [...history, event].map((each, index) => recorded(each, index + 1)),
        );
      return {
        expect: (id: string, document: Omit<Doc, '_id'>): void =>
          expect(fold().get(id)).toEqual({ ...document, _id: id }),
        expectNothing: (id: string): void => expect(fold().has(id)).toBe(false),
        fails: (message: RegExp): void => expect(fold).toThrow(message),
      };
    },
  }),
});

/** The documents that a history folds to, by id; an event that the projection doesn't handle is passed over. */
export const folded = <Doc extends ReadModel, Event extends DomainEvent>(
  projection: Projection<Doc, Event>,
  history: readonly Recorded<Event>[],
): Map<string, Doc> => {
  const documents = new Map<string, Doc>();
  for (const event of history) {
    if (!projection.handles.includes(event.type)) continue;
    for (const id of projection.idsOf(event))
      documents.set(id, projection.evolve(documents.get(id), event, id));
  }
  return documents;
};
