import { deserialize, serialize, type Document } from 'bson';
import { nullValue } from '../bson/scalars.js';
import { bytesOf, documentValue, type Value } from '../bson/values.js';
import { buildDocument } from '../bson/writer.js';
import { CommandError } from '../errors.js';
import { parseProjection } from '../query/projection.js';
import { matching, queryFor, type Query } from '../query/query.js';
import { parseSort } from '../query/sort.js';
import { idOf, type WritableCollection } from '../storage/collection.js';
import { createdCollection, writableCollection } from '../storage/schema.js';
import type { Store, Writing } from '../storage/store.js';
import { identified, parseChange, type Change } from '../update/change.js';
import { Arguments, type Command } from './command.js';
import type { Handler, Handlers } from './context.js';

interface WriteError extends Document {
  readonly index: number;
  readonly code: number;
  readonly errmsg: string;
}

/** Runs statements one after another; an ordered command stops at the first that fails. */
const runStatements = <S>(
  statements: readonly S[],
  ordered: boolean,
  run: (statement: S, index: number) => void,
): WriteError[] => {
  const errors: WriteError[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      errors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (ordered) break;
    }
  }
  return errors;
};

const withErrors = (answer: Document, writeErrors: readonly WriteError[]): Document =>
  writeErrors.length === 0 ? { ...answer, ok: 1 } : { ...answer, writeErrors, ok: 1 };

const insert: Handler = async (command, { store }) => {
  command.allow('documents', 'ordered', 'bypassDocumentValidation');
  const { namespace } = command;
  const ordered = command.boolean('ordered', true);
  const documents = command
    .documents('documents')
    .map((document) => identified(Buffer.from(bytesOf(document))));
  return store.write((writing) => {
    const collection = createdCollection(store, writing, namespace);
    let n = 0;
    const errors = runStatements(documents, ordered, (document) => {
      collection.insert(document);
      n++;
    });
    return withErrors({ n }, errors);
  });
};

interface Update {
  readonly query: Query;
  readonly change: Change;
  readonly multi: boolean;
  readonly upsert: boolean;
}

const parseUpdate = (statement: Value): Update => {
  const update = new Arguments('update.updates', statement);
  update.allow('q', 'u', 'multi', 'upsert', 'sort');
  const change = parseChange(update.required('u'));
  const multi = update.boolean('multi');
  if (multi && change.isReplacement) {
    throw new CommandError('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  const sort = parseSort(update.document('sort'));
  if (multi && sort.length > 0) throw new CommandError('FailedToParse', 'a multi update takes no sort');
  return {
    query: { ...queryFor(update.document('q')), sort },
    change,
    multi,
    upsert: update.boolean('upsert'),
  };
};

/** Replaces what is stored unless that changes nothing; answers the document as it is now. */
const changed = (collection: WritableCollection, idKey: Buffer, before: Buffer, change: Change): Buffer => {
  const after = change.of(before);
  if (!after.equals(before)) collection.replace(idKey, before, after);
  return after;
};

const insertMissing = (
  collection: WritableCollection,
  { query, change }: Pick<Update, 'query' | 'change'>,
): Buffer => {
  const document = change.whereMissing(query.filter);
  collection.insert(document);
  return document;
};

/** The keys of what a statement will change, found before the first change so that none is met twice. */
const keysOf = (store: Store, collection: WritableCollection, query: Query): Buffer[] =>
  [...matching(store, collection, query)].map(({ idKey }) => Buffer.from(idKey));

const first = <T>(items: Iterable<T>): T | undefined => {
  for (const item of items) return item;
  return undefined;
};

const idDocument = (document: Buffer): Document =>
  deserialize(
    buildDocument((writer) => {
      const id = idOf(document);
      if (id !== undefined) writer.value('_id', id);
    }),
    { promoteValues: false },
  );

const update: Handler = async (command, { store }) => {
  command.allow('updates', 'ordered', 'bypassDocumentValidation');
  const { namespace } = command;
  const ordered = command.boolean('ordered', true);
  const updates = command.documents('updates').map(parseUpdate);
  return store.write((writing) => {
    const collection = collectionFor(
      store,
      writing,
      namespace,
      updates.some(({ upsert }) => upsert),
    );
    let matched = 0;
    let nModified = 0;
    const upserted: Document[] = [];
    const apply = (idKey: Buffer, before: Buffer, change: Change): void => {
      const after = changed(collection, idKey, before, change);
      matched++;
      if (after !== before && !after.equals(before)) nModified++;
    };
    const errors = runStatements(updates, ordered, (statement, index) => {
      const before = matched;
      if (statement.multi) {
        for (const idKey of keysOf(store, collection, statement.query)) {
          const document = collection.get(idKey);
          if (document !== undefined) apply(idKey, document, statement.change);
        }
      } else {
        const found = first(matching(store, collection, statement.query));
        if (found !== undefined) apply(found.idKey, found.document, statement.change);
      }
      if (matched === before && statement.upsert) {
        upserted.push({ index, ...idDocument(insertMissing(collection, statement)) });
      }
    });
    const n = matched + upserted.length;
    return withErrors(upserted.length === 0 ? { n, nModified } : { n, nModified, upserted }, errors);
  });
};

/** A collection is made by the first write that needs it. */
const collectionFor = (
  store: Store,
  writing: Writing,
  namespace: string,
  create: boolean,
): WritableCollection =>
  create ? createdCollection(store, writing, namespace) : writableCollection(store, writing, namespace);

const remove: Handler = async (command, { store }) => {
  command.allow('deletes', 'ordered');
  const { namespace } = command;
  const ordered = command.boolean('ordered', true);
  const deletes = command.documents('deletes').map((statement) => {
    const one = new Arguments('delete.deletes', statement);
    one.allow('q', 'limit');
    return { query: queryFor(one.document('q')), onlyOne: one.number('limit') === 1 };
  });
  return store.write((writing) => {
    const collection = writableCollection(store, writing, namespace);
    let n = 0;
    const errors = runStatements(deletes, ordered, ({ query, onlyOne }) => {
      const only = onlyOne ? first(matching(store, collection, query)) : undefined;
      const keys = onlyOne ? (only === undefined ? [] : [only.idKey]) : keysOf(store, collection, query);
      for (const idKey of keys) {
        const document = collection.get(idKey);
        if (document === undefined) continue;
        collection.remove(idKey, document);
        n++;
      }
    });
    return withErrors({ n }, errors);
  });
};

const parseFindAndModify = (command: Command) => {
  command.allow('query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'bypassDocumentValidation');
  const removing = command.boolean('remove');
  const value = command.get('update');
  if (removing === (value !== undefined)) {
    throw new CommandError('FailedToParse', 'Either an update or remove=true must be specified');
  }
  return {
    query: { ...queryFor(command.document('query')), sort: parseSort(command.document('sort')) },
    change: value === undefined ? undefined : parseChange(value),
    upsert: command.boolean('upsert'),
    answersNew: command.boolean('new'),
    projection: parseProjection(command.document('fields')),
  };
};

const findAndModify: Handler = async (command, { store }) => {
  const { namespace } = command;
  const { query, change, upsert, answersNew, projection } = parseFindAndModify(command);
  return store.write((writing) => {
    const collection = collectionFor(store, writing, namespace, upsert);
    const answer = (document: Buffer | undefined, outcome: Document): Buffer =>
      modifiedAnswer(document === undefined ? undefined : (projection?.(document) ?? document), outcome);
    const found = first(matching(store, collection, query));
    if (found === undefined) {
      if (change === undefined) return answer(undefined, { n: 0 });
      if (!upsert) return answer(undefined, { n: 0, updatedExisting: false });
      const inserted = insertMissing(collection, { query, change });
      return answer(answersNew ? inserted : undefined, {
        n: 1,
        updatedExisting: false,
        upserted: idDocument(inserted)['_id'] as unknown,
      });
    }
    if (change === undefined) {
      collection.remove(found.idKey, found.document);
      return answer(found.document, { n: 1 });
    }
    const after = changed(collection, found.idKey, found.document, change);
    return answer(answersNew ? after : found.document, { n: 1, updatedExisting: true });
  });
};

const modifiedAnswer = (document: Buffer | undefined, outcome: Document): Buffer =>
  buildDocument((writer) => {
    writer.value('lastErrorObject', documentValue(Buffer.from(serialize(outcome))));
    writer.value('value', document === undefined ? nullValue : documentValue(document));
    writer.double('ok', 1);
  });

export const writes: Handlers = {
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
};
