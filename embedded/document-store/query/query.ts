import type { Value } from '../bson/values.js';
import { Collection } from '../storage/collection.js';
import { Scan, type Stored } from '../storage/scan.js';
import type { Store } from '../storage/store.js';
import { parseFilter, type Filter } from './filter.js';
import { plan } from './plan.js';
import { sortDocuments, type SortField } from './sort.js';

/** Which documents of a collection are wanted, and in which order. */
export interface Query {
  readonly filter: Filter;
  readonly sort: readonly SortField[];
  readonly skip: number;
  /** 0: no limit. */
  readonly limit: number;
}

/** Every document that passes the filter. */
export const queryFor = (filter: Value | undefined): Query => ({
  filter: parseFilter(filter),
  sort: [],
  skip: 0,
  limit: 0,
});

/** Documents that are handed out one after another, with pauses in between. */
export interface Source {
  /** The next ones; a loop that is broken off is taken up by the next. */
  rest(): Iterable<Buffer>;
}

function* passing(scan: Scan, filter: Filter): Generator<Stored> {
  for (const stored of scan.rest()) if (filter.matches(stored.document)) yield stored;
}

/** The stored documents that a query without skip asks for, with their keys: what updates and deletes work on. */
export function* matching(store: Store, collection: Collection, query: Query): Generator<Stored> {
  const chosen = plan(collection.record, query.filter.conditions, query.sort);
  const found = passing(new Scan(store, collection, chosen), query.filter);
  if (chosen.sorted) {
    yield* found;
    return;
  }
  const byDocument = new Map<Buffer, Stored>();
  for (const stored of found) byDocument.set(stored.document, stored);
  for (const document of sortDocuments(byDocument.keys(), query.sort)) {
    const stored = byDocument.get(document);
    if (stored !== undefined) yield stored;
  }
}

/** Hands out documents that are all at hand. */
export const sourceOf = (documents: readonly Buffer[]): Source => {
  let next = 0;
  return {
    *rest() {
      for (let document = documents[next]; document !== undefined; document = documents[next]) {
        next++;
        yield document;
      }
    },
  };
};

/** The documents that a query asks for; nothing where the collection doesn't exist. */
export const runQuery = (store: Store, namespace: string, query: Query): Source => {
  const record = store.collection(namespace);
  if (record === undefined) return sourceOf([]);
  const collection = new Collection(store, namespace, record);
  const chosen = plan(record, query.filter.conditions, query.sort);
  const end = query.limit === 0 ? Infinity : query.skip + query.limit;
  const scan = new Scan(store, collection, chosen);
  if (!chosen.sorted) {
    const all = function* (): Generator<Buffer> {
      for (const { document } of passing(scan, query.filter)) yield document;
    };
    return sourceOf(sortDocuments(all(), query.sort).slice(query.skip, end));
  }
  let seen = 0;
  return {
    *rest() {
      if (seen >= end) return;
      for (const { document } of passing(scan, query.filter)) {
        seen++;
        if (seen > query.skip) yield document;
        if (seen >= end) return;
      }
    },
  };
};
