import { encodeKey } from '../bson/key-encoding.js';
import { BsonType, documentValue, itemsOf, type Value } from '../bson/values.js';
import { arrayOf, buildDocument } from '../bson/writer.js';
import { CommandError } from '../errors.js';
import { parsePath, someAt } from '../query/paths.js';
import { parseProjection } from '../query/projection.js';
import { queryFor, runQuery, type Query } from '../query/query.js';
import { parseSort } from '../query/sort.js';
import { Collection } from '../storage/collection.js';
import { readNumber } from '../bson/scalars.js';
import type { Handler, Handlers } from './context.js';

const find: Handler = (command, { store, cursors }) => {
  command.allow(
    'filter',
    'sort',
    'projection',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'noCursorTimeout',
    'allowDiskUse',
  );
  const query: Query = {
    ...queryFor(command.document('filter')),
    sort: parseSort(command.document('sort')),
    skip: command.amount('skip') ?? 0,
    limit: command.amount('limit') ?? 0,
  };
  const { namespace } = command;
  return cursors.start(namespace, runQuery(store, namespace, query), {
    batchSize: command.amount('batchSize'),
    singleBatch: command.boolean('singleBatch'),
    projection: parseProjection(command.document('projection')),
  });
};

const cursorId = (value: Value): bigint =>
  value.type === BsonType.int64 ? value.bytes.readBigInt64LE(value.start) : BigInt(readNumber(value));

const getMore: Handler = (command, { cursors }) => {
  command.allow('collection', 'batchSize');
  const id = cursorId(command.required('getMore'));
  const namespace = `${command.database}.${command.string('collection')}`;
  // Asking for nothing would never end; MongoDB takes 0 as no wish.
  const batchSize = command.amount('batchSize');
  return cursors.next(id, namespace, batchSize === 0 ? undefined : batchSize);
};

const killCursors: Handler = (command, { cursors }) => {
  command.allow('cursors');
  const ids = command.array('cursors').map(cursorId);
  const cursorsKilled = ids.filter((id) => cursors.kill(id));
  return {
    cursorsKilled,
    cursorsNotFound: ids.filter((id) => !cursorsKilled.includes(id)),
    cursorsAlive: [],
    cursorsUnknown: [],
    ok: 1,
  };
};

const count: Handler = (command, { store }) => {
  command.allow('query', 'skip', 'limit');
  const { namespace } = command;
  const skip = command.amount('skip') ?? 0;
  const limit = Math.abs(command.number('limit') ?? 0);
  const query = { ...queryFor(command.document('query')), skip, limit };
  const record = store.collection(namespace);
  let n = 0;
  if (record !== undefined && query.filter.isEmpty) {
    const rest = Math.max(new Collection(store, namespace, record).count() - skip, 0);
    n = limit === 0 ? rest : Math.min(rest, limit);
  } else {
    const documents = runQuery(store, namespace, query).rest()[Symbol.iterator]();
    while (documents.next().done !== true) n++;
  }
  return { n, ok: 1 };
};

const distinct: Handler = (command, { store }) => {
  command.allow('key', 'query');
  const key = command.string('key');
  if (key.startsWith('$')) throw new CommandError('BadValue', `a distinct key can't begin with '$': ${key}`);
  const path = parsePath(key);
  const found = new Map<string, Value>();
  const offer = (value: Value): void => {
    const encoded = encodeKey(value).toString('latin1');
    if (!found.has(encoded)) found.set(encoded, value);
  };
  for (const document of runQuery(store, command.namespace, queryFor(command.document('query'))).rest()) {
    someAt(documentValue(document), path, (value) => {
      if (value?.type === BsonType.array) itemsOf(value).forEach(offer);
      else if (value !== undefined) offer(value);
      return false;
    });
  }
  return buildDocument((writer) => {
    writer.value('values', arrayOf([...found.values()]));
    writer.double('ok', 1);
  });
};

export const reads: Handlers = { find, getMore, killCursors, count, distinct };
