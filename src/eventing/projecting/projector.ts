import type { Db } from '../document-store.js';
import type { EventStore } from '../event-store.js';
import { versionOf, type AnyProjection } from '../projection.js';
import { thisProcess } from '../this-process.js';
import type { Skips } from './fold.js';
import { Generations } from './generations.js';
import { LiveDocuments } from './live-documents.js';
import type { ProjectionEvent } from './projection.events.js';
import { ProjectionEngine, type EngineOptions } from './projection-engine.js';
import { ProjectionStore } from './projection-store.js';
import { RangeLeases } from './range-leases.js';

type FromStores = 'store' | 'documents' | 'generations' | 'skipsOf' | 'now';

/** The projections, kept in a database from the events of a store. */
export const projectorOn = (
  store: EventStore,
  db: Db,
  options: Omit<EngineOptions, FromStores>,
): ProjectionEngine =>
  new ProjectionEngine({
    ...options,
    store,
    documents: new ProjectionStore(db),
    generations: new Generations(db),
    skipsOf: skipsIn(store),
    now: Date.now,
  });

export const liveDocumentsIn = (db: Db): LiveDocuments =>
  new LiveDocuments(new ProjectionStore(db), new Generations(db));

/** This process's part in projecting, among the others on the same database. */
export const leasesIn = (db: Db): RangeLeases => new RangeLeases({ db, ...thisProcess });

/** Of a projection's version, the events that an operator has had skipped. */
export const skipsIn =
  (store: Pick<EventStore, 'readStream'>) =>
  async (projection: AnyProjection): Promise<Skips> => {
    const skips = new Set<string>();
    for await (const { data } of store.readStream(`projection-${versionOf(projection)}`)) {
      skips.add((data as ProjectionEvent['data']).position);
    }
    return skips;
  };
