/** One indexed field: a dotted path, ascending (1) or descending (-1). */
export interface IndexField {
  readonly path: string;
  readonly direction: 1 | -1;
}

export interface IndexRecord {
  /** What the index's keys begin with. */
  readonly number: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly expireAfterSeconds?: number;
  /** Whether any document ever had an array in an indexed field: then one document may have many keys. */
  multikey: boolean;
  /** Whether any key was ever shortened to a hash: then the index no longer tells the order. */
  shortened: boolean;
}

export interface CollectionRecord {
  /** What the keys of the collection's documents begin with. */
  readonly number: number;
  readonly indexes: readonly IndexRecord[];
  /** Whether any `_id` was ever stored as a hash: then documents no longer lie in the order of `_id`. */
  shortenedIds: boolean;
}

/** All collections, by namespace (`database.collection`). Replaced as a whole on change. */
export interface Catalog {
  readonly collections: ReadonlyMap<string, CollectionRecord>;
  readonly nextNumber: number;
  /** Numbers of dropped collections and indexes whose entries have still to be removed. */
  readonly dropped: readonly number[];
}

export const emptyCatalog: Catalog = { collections: new Map(), nextNumber: 1, dropped: [] };

export const catalogToJson = (catalog: Catalog): unknown => ({
  ...catalog,
  collections: [...catalog.collections],
});

export const catalogFromJson = (
  json: Omit<Catalog, 'collections'> & { readonly collections: readonly [string, CollectionRecord][] },
): Catalog => ({ ...json, collections: new Map(json.collections) });

/** Database and collection of a namespace; a collection's own name may hold dots. */
export const splitNamespace = (namespace: string): { database: string; collection: string } => {
  const dot = namespace.indexOf('.');
  return { database: namespace.slice(0, dot), collection: namespace.slice(dot + 1) };
};

/** The namespaces of one database, sorted. */
export const namespacesOf = (catalog: Catalog, database: string): string[] =>
  [...catalog.collections.keys()].filter((namespace) => namespace.startsWith(`${database}.`)).sort();
