import { CommandError } from '../errors.js';
import { namespacesOf, type Catalog, type CollectionRecord, type IndexRecord } from './catalog.js';
import { WritableCollection } from './collection.js';
import type { Store, Writing } from './store.js';

const withCollection = (catalog: Catalog, namespace: string, record: CollectionRecord): Catalog => ({
  ...catalog,
  collections: new Map(catalog.collections).set(namespace, record),
});

const withoutCollection = (catalog: Catalog, namespace: string): Catalog => {
  const collections = new Map(catalog.collections);
  const record = collections.get(namespace);
  collections.delete(namespace);
  return record === undefined
    ? catalog
    : {
        ...catalog,
        collections,
        dropped: [...catalog.dropped, record.number, ...record.indexes.map(({ number }) => number)],
      };
};

const existing = (writing: Writing, namespace: string): CollectionRecord => {
  const record = writing.catalog.collections.get(namespace);
  if (record === undefined) throw new CommandError('NamespaceNotFound', `ns does not exist: ${namespace}`);
  return record;
};

/** Makes a collection; false where there is one already. */
export const createCollection = (writing: Writing, namespace: string): boolean => {
  const { catalog } = writing;
  if (catalog.collections.has(namespace)) return false;
  const record = { number: catalog.nextNumber, indexes: [], shortenedIds: false };
  writing.change({ ...withCollection(catalog, namespace, record), nextNumber: catalog.nextNumber + 1 });
  return true;
};

/** The collection to write to, made where it is missing. */
export const createdCollection = (store: Store, writing: Writing, namespace: string): WritableCollection => {
  createCollection(writing, namespace);
  return new WritableCollection(store, writing, namespace, existing(writing, namespace));
};

/** The collection to write to; a missing one is empty and stays missing. */
export const writableCollection = (store: Store, writing: Writing, namespace: string): WritableCollection => {
  const record = writing.catalog.collections.get(namespace) ?? {
    number: 0,
    indexes: [],
    shortenedIds: false,
  };
  return new WritableCollection(store, writing, namespace, record);
};

/** What `createIndexes` asks for. */
export type IndexSpecification = Omit<IndexRecord, 'number' | 'multikey' | 'shortened'>;

const sameFields = (a: IndexSpecification, b: IndexSpecification): boolean =>
  JSON.stringify(a.fields) === JSON.stringify(b.fields);

const sameOptions = (a: IndexSpecification, b: IndexSpecification): boolean =>
  a.unique === b.unique && a.expireAfterSeconds === b.expireAfterSeconds;

/** Adds an index and fills it; false where the same one is there already. */
export const createIndex = (
  store: Store,
  writing: Writing,
  namespace: string,
  wanted: IndexSpecification,
): boolean => {
  const record = existing(writing, namespace);
  for (const index of record.indexes) {
    if (index.name === wanted.name && !(sameFields(index, wanted) && sameOptions(index, wanted))) {
      throw new CommandError(
        'IndexKeySpecsConflict',
        `An index named ${wanted.name} exists with another specification`,
      );
    }
    if (index.name === wanted.name) return false;
    if (sameFields(index, wanted)) {
      throw new CommandError(
        'IndexOptionsConflict',
        `Index already exists with a different name: ${index.name}`,
      );
    }
  }
  const { catalog } = writing;
  const index: IndexRecord = { ...wanted, number: catalog.nextNumber, multikey: false, shortened: false };
  new WritableCollection(store, writing, namespace, record).build(index);
  const indexes = [...record.indexes, index];
  writing.change({
    ...withCollection(catalog, namespace, { ...record, indexes }),
    nextNumber: catalog.nextNumber + 1,
  });
  return true;
};

/** Takes indexes away; their entries are removed later. */
export const dropIndexes = (writing: Writing, namespace: string, names: ReadonlySet<string>): void => {
  const record = existing(writing, namespace);
  const kept = record.indexes.filter(({ name }) => !names.has(name));
  const gone = record.indexes.filter(({ name }) => names.has(name)).map(({ number }) => number);
  const catalog = withCollection(writing.catalog, namespace, { ...record, indexes: kept });
  writing.change({ ...catalog, dropped: [...catalog.dropped, ...gone] });
};

/** Takes a collection away; its documents are removed later. */
export const dropCollection = (writing: Writing, namespace: string): IndexRecord[] => {
  const { indexes } = existing(writing, namespace);
  writing.change(withoutCollection(writing.catalog, namespace));
  return [...indexes];
};

export const dropDatabase = (writing: Writing, database: string): void => {
  for (const namespace of namespacesOf(writing.catalog, database)) dropCollection(writing, namespace);
};

/** Gives a collection another name, in one step also where it takes the place of another. */
export const renameCollection = (writing: Writing, from: string, to: string, dropTarget: boolean): void => {
  const record = existing(writing, from);
  if (from === to) throw new CommandError('IllegalOperation', "Can't rename a collection to itself");
  if (writing.catalog.collections.has(to) && !dropTarget) {
    throw new CommandError('NamespaceExists', 'target namespace exists');
  }
  const cleared = withoutCollection(writing.catalog, to);
  const collections = new Map(cleared.collections);
  collections.delete(from);
  writing.change({ ...cleared, collections: collections.set(to, record) });
};
