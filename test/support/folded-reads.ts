import type { DomainEvent } from '../../src/eventing/decider.js';
import type { Recorded } from '../../src/eventing/envelope.js';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import type { Stored } from '../../src/eventing/projecting/projection-store.js';
import type { Projection, ReadModel } from '../../src/eventing/projection.js';
import { recorded } from './recorded.js';

/** Reads what a history folds to, where the event with number 1 stands at position 1. */
export const readsOf = (history: readonly DomainEvent[]): Reads =>
  readsOfLog(history.map((event, index) => recorded(event, index + 1)));

/** Reads what the store's log folds to. */
export const readsOfLog = (log: readonly Recorded[]): Reads => {
  const known = new Map<string, Map<string, ReadModel & Stored>>();
  const documentsOf = <Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
  ): Map<string, Doc & Stored> => {
    const before = known.get(projection.name);
    if (before) return before as Map<string, Doc & Stored>;
    const documents = new Map<string, Doc & Stored>();
    for (const event of log as Recorded<Event>[]) {
      if (!projection.handles.includes(event.type)) continue;
      for (const id of projection.idsOf(event)) {
        const { position } = event;
        documents.set(id, { ...projection.evolve(documents.get(id), event, id), position });
      }
    }
    known.set(projection.name, documents);
    return documents;
  };
  const getMany: Reads['getMany'] = (projection, ids) =>
    Promise.resolve(new Map([...documentsOf(projection)].filter(([id]) => ids.includes(id))));
  return { getMany, get: async (projection, id) => (await getMany(projection, [id])).get(id) };
};
