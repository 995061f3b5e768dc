import { ObjectId } from 'bson';
import { DocumentNode, documentBytes } from '../bson/tree.js';
import { BsonType, bytesOf, elementsOf, type Value } from '../bson/values.js';
import { CommandError, unsupported } from '../errors.js';
import type { Filter } from '../query/filter.js';
import { idOf, withId } from '../storage/collection.js';
import { parseSteps } from './operators.js';
import { changeAt } from './places.js';

/** What an update makes of documents. */
export interface Change {
  readonly isReplacement: boolean;
  /** The document as it is afterwards. */
  of(document: Buffer): Buffer;
  /** The document that an upsert inserts where the filter matched none. */
  whereMissing(filter: Filter): Buffer;
}

const newId = (): Value => ({
  type: BsonType.objectId,
  bytes: Buffer.from(new ObjectId().id),
  start: 0,
  end: 12,
});

/** The document with an `_id` in front: its own, the one given, or a new one. */
export const identified = (document: Buffer, id?: Value): Buffer => {
  const own = idOf(document);
  // An _id that is the first field lies right behind its own type and name.
  if (own?.start === 9) return document;
  return withId(own ?? id ?? newId(), document);
};

const replacement = (value: Value): Change => {
  const body = Buffer.from(bytesOf(value));
  const bodyHasId = idOf(body) !== undefined;
  return {
    isReplacement: true,
    of: (document) => (bodyHasId ? identified(body) : identified(body, idOf(document))),
    whereMissing: (filter) => identified(body, filter.equalities.find(({ path }) => path === '_id')?.value),
  };
};

const byOperators = (value: Value): Change => {
  const { always, onInsert } = parseSteps(value);
  return {
    isReplacement: false,
    of: (document) => {
      const opened = new DocumentNode({
        type: BsonType.object,
        bytes: document,
        start: 0,
        end: document.length,
      });
      for (const step of always) step(opened);
      return identified(documentBytes(opened));
    },
    whereMissing: (filter) => {
      const opened = new DocumentNode();
      for (const { path, value: equal } of filter.equalities) changeAt(opened, path, () => equal);
      for (const step of [...always, ...onInsert]) step(opened);
      return identified(documentBytes(opened));
    },
  };
};

/** Parses the `u` of an update: a replacement document or operators. */
export const parseChange = (update: Value): Change => {
  if (update.type === BsonType.array) throw unsupported('an update by an aggregation pipeline');
  if (update.type !== BsonType.object)
    throw new CommandError('FailedToParse', 'an update must be a document');
  const first = elementsOf(update)[0]?.name;
  return first?.startsWith('$') === true ? byOperators(update) : replacement(update);
};
