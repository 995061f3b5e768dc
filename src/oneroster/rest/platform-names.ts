import type { Collection, Db } from '../../eventing/document-store.js';

/** What a platform gives ids of its own to. */
export type Named = 'lineItem' | 'result';

interface NameDocument {
  /** Who calls what how: consumer, kind and the platform's id. */
  readonly _id: string;
  readonly consumerId: string;
  readonly kind: Named;
  /** In the platform. */
  readonly sourcedId: string;
  /** Here. */
  readonly id: string;
}

/** The names that a platform has given to something, both ways. */
export interface Names {
  /** What it calls what has an id here; that id, where it has no name for it. */
  readonly nameOf: (id: string) => string;
  /** The ids here of all that it has named. */
  readonly ids: ReadonlySet<string>;
}

/**
 * What learning platforms call the line items and results that they put here: by the standard whoever puts something
 * says its id. Only they see these ids, everybody else sees the journal's. Nothing is true because it is in here: the
 * journal's ids follow from the platforms', and what was given is in the history.
 */
export class PlatformNames {
  private readonly names: Collection<NameDocument>;

  constructor(db: Db) {
    this.names = db.collection('oneRosterNames');
  }

  async prepare(): Promise<void> {
    await this.names.createIndex({ consumerId: 1, kind: 1 });
  }

  /** The id here of what a platform calls so. */
  async find(consumerId: string, kind: Named, sourcedId: string): Promise<string | undefined> {
    return (await this.names.findOne({ _id: keyOf(consumerId, kind, sourcedId) }))?.id;
  }

  async all(consumerId: string, kind: Named): Promise<Names> {
    const found = await this.names.find({ consumerId, kind }).toArray();
    const byId = new Map(found.map(({ id, sourcedId }) => [id, sourcedId]));
    return { nameOf: (id) => byId.get(id) ?? id, ids: new Set(byId.keys()) };
  }

  async keep(consumerId: string, kind: Named, sourcedId: string, id: string): Promise<void> {
    const name = { consumerId, kind, sourcedId, id };
    await this.names.replaceOne({ _id: keyOf(consumerId, kind, sourcedId) }, name, { upsert: true });
  }

  async forget(consumerId: string, kind: Named, sourcedId: string): Promise<void> {
    await this.names.deleteOne({ _id: keyOf(consumerId, kind, sourcedId) });
  }
}

const keyOf = (consumerId: string, kind: Named, sourcedId: string): string =>
  `${consumerId} ${kind} ${sourcedId}`;
