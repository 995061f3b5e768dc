import { readNumber, readString } from '../bson/scalars.js';
import { BsonType, elementsOf, type Value } from '../bson/values.js';
import { buildDocument } from '../bson/writer.js';
import { CommandError, unsupported } from '../errors.js';
import { parsePath } from '../query/paths.js';
import { parseProjection } from '../query/projection.js';
import { sourceOf } from '../query/query.js';
import { parseFilter } from '../query/filter.js';
import { namespacesOf, splitNamespace, type IndexField, type IndexRecord } from '../storage/catalog.js';
import {
  createCollection,
  createIndex,
  dropCollection,
  dropDatabase,
  dropIndexes,
  renameCollection,
  type IndexSpecification,
} from '../storage/schema.js';
import { Arguments, type Command } from './command.js';
import type { Context, Handler, Handlers } from './context.js';

const idIndex = { name: '_id_', fields: [{ path: '_id', direction: 1 }] } as const;

const parseFields = (key: Value): IndexField[] =>
  elementsOf(key).map(({ name, value }) => {
    if (value.type === BsonType.string) throw unsupported(`an index of type '${readString(value)}'`);
    if (name.includes('$**')) throw unsupported('a wildcard index');
    const direction = readNumber(value);
    if (direction !== 1 && direction !== -1) {
      throw new CommandError('BadValue', `the direction of '${name}' must be 1 or -1`);
    }
    return { path: parsePath(name).text, direction };
  });

const parseIndex = (value: Value): IndexSpecification => {
  const index = new Arguments('createIndexes.indexes', value);
  // Indexes are built at once in any case, and there is only one version of them.
  index.allow('key', 'name', 'unique', 'expireAfterSeconds', 'background', 'v');
  const fields = parseFields(index.required('key'));
  if (fields.length === 0) throw new CommandError('BadValue', 'Index keys cannot be empty.');
  const expireAfterSeconds = index.amount('expireAfterSeconds');
  if (expireAfterSeconds !== undefined && fields.length > 1) {
    throw new CommandError('BadValue', 'TTL indexes are single-field indexes');
  }
  return {
    name: index.string('name'),
    fields,
    unique: index.boolean('unique'),
    ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
  };
};

const isIdIndex = ({ fields }: IndexSpecification): boolean =>
  fields.length === 1 && fields[0]?.path === '_id';

const createIndexes: Handler = async (command, { store }) => {
  command.allow('indexes', 'commitQuorum');
  const { namespace } = command;
  const wanted = command
    .array('indexes')
    .map(parseIndex)
    .filter((index) => !isIdIndex(index));
  return store.write((writing) => {
    const createdCollectionAutomatically = createCollection(writing, namespace);
    const indexesNow = (): number => (writing.catalog.collections.get(namespace)?.indexes.length ?? 0) + 1;
    const numIndexesBefore = indexesNow();
    for (const index of wanted) createIndex(store, writing, namespace, index);
    return { numIndexesBefore, numIndexesAfter: indexesNow(), createdCollectionAutomatically, ok: 1 };
  });
};

const describeIndex = ({
  name,
  fields,
  ...index
}: Pick<IndexRecord, 'name' | 'fields'> & Partial<IndexRecord>): Buffer =>
  buildDocument((writer) => {
    writer.int32('v', 2);
    const key = writer.openDocument('key');
    for (const { path, direction } of fields) writer.int32(path, direction);
    writer.close(key);
    writer.string('name', name);
    if (index.unique === true) writer.boolean('unique', true);
    if (index.expireAfterSeconds !== undefined) writer.int32('expireAfterSeconds', index.expireAfterSeconds);
  });

const batchSizeOf = (command: Command): number | undefined => {
  const options = command.document('cursor');
  if (options === undefined) return undefined;
  const cursor = new Arguments('cursor', options);
  cursor.allow('batchSize');
  return cursor.amount('batchSize');
};

const listed = (command: Command, { cursors }: Context, of: string, documents: readonly Buffer[]): Buffer =>
  cursors.start(`${command.database}.${of}`, sourceOf(documents), {
    batchSize: batchSizeOf(command),
    singleBatch: false,
    projection: parseProjection(undefined),
  });

const listIndexes: Handler = (command, context) => {
  command.allow('cursor');
  const record = context.store.collection(command.namespace);
  if (record === undefined)
    throw new CommandError('NamespaceNotFound', `ns does not exist: ${command.namespace}`);
  const indexes = [idIndex, ...record.indexes].map(describeIndex);
  return listed(command, context, command.string('listIndexes'), indexes);
};

const sameKey = (index: IndexRecord, fields: readonly IndexField[]): boolean =>
  JSON.stringify(index.fields) === JSON.stringify(fields);

const dropsOf = (wanted: Value, indexes: readonly IndexRecord[]): ReadonlySet<string> => {
  if (wanted.type === BsonType.object) {
    const fields = parseFields(wanted);
    const index = indexes.find((candidate) => sameKey(candidate, fields));
    if (index === undefined) throw new CommandError('IndexNotFound', "can't find index with that key");
    return new Set([index.name]);
  }
  const name = readString(wanted);
  if (name === '*') return new Set(indexes.map((index) => index.name));
  if (name === idIndex.name) throw new CommandError('InvalidOptions', 'cannot drop _id index');
  if (!indexes.some((index) => index.name === name)) {
    throw new CommandError('IndexNotFound', `index not found with name [${name}]`);
  }
  return new Set([name]);
};

const dropIndexesHandler: Handler = async (command, { store }) => {
  command.allow('index');
  const { namespace } = command;
  const wanted = command.required('index');
  const answer = await store.write((writing) => {
    const indexes = writing.catalog.collections.get(namespace)?.indexes ?? [];
    dropIndexes(writing, namespace, dropsOf(wanted, indexes));
    return { nIndexesWas: indexes.length + 1, ok: 1 };
  });
  store.removeDroppedLater();
  return answer;
};

const create: Handler = async (command, { store }) => {
  command.allow();
  const { namespace } = command;
  await store.write((writing) => {
    if (!createCollection(writing, namespace)) {
      throw new CommandError('NamespaceExists', `Collection ${namespace} already exists.`);
    }
  });
  return { ok: 1 };
};

const drop: Handler = async (command, { store }) => {
  command.allow();
  const { namespace } = command;
  // Dropping what doesn't exist is no error in MongoDB 7.
  const gone = await store.write((writing) =>
    writing.catalog.collections.has(namespace) ? dropCollection(writing, namespace) : undefined,
  );
  store.removeDroppedLater();
  return gone === undefined ? { ok: 1 } : { nIndexesWas: gone.length + 1, ns: namespace, ok: 1 };
};

const dropDatabaseHandler: Handler = async (command, { store }) => {
  command.allow();
  await store.write((writing) => dropDatabase(writing, command.database));
  store.removeDroppedLater();
  return { dropped: command.database, ok: 1 };
};

const rename: Handler = async (command, { store }) => {
  command.allow('to', 'dropTarget');
  const from = command.string('renameCollection');
  const to = command.string('to');
  const target = splitNamespace(to);
  if (splitNamespace(from).database !== target.database) throw unsupported('renaming into another database');
  if (target.collection === '')
    throw new CommandError('InvalidNamespace', `Invalid namespace specified '${to}'`);
  const dropTarget = command.boolean('dropTarget');
  await store.write((writing) => renameCollection(writing, from, to, dropTarget));
  store.removeDroppedLater();
  return { ok: 1 };
};

const listCollections: Handler = (command, context) => {
  command.allow('filter', 'nameOnly', 'authorizedCollections', 'cursor');
  const { matches } = parseFilter(command.document('filter'));
  const nameOnly = command.boolean('nameOnly');
  const documents = namespacesOf(context.store.catalog, command.database).map((namespace) =>
    buildDocument((writer) => {
      writer.string('name', splitNamespace(namespace).collection);
      writer.string('type', 'collection');
      if (nameOnly) return;
      writer.close(writer.openDocument('options'));
      const info = writer.openDocument('info');
      writer.boolean('readOnly', false);
      writer.close(info);
    }),
  );
  return listed(command, context, '$cmd.listCollections', documents.filter(matches));
};

const listDatabases: Handler = (command, { store }) => {
  command.allow('nameOnly', 'authorizedDatabases');
  const names = new Set([...store.catalog.collections.keys()].map((name) => splitNamespace(name).database));
  return { databases: [...names].sort().map((name) => ({ name, empty: false })), ok: 1 };
};

export const schema: Handlers = {
  createIndexes,
  listIndexes,
  dropIndexes: dropIndexesHandler,
  create,
  drop,
  dropDatabase: dropDatabaseHandler,
  renameCollection: rename,
  listCollections,
  listDatabases,
};
