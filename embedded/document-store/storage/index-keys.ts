import { emptyArrayKey, encodeKey, inverted, isTooLong, nullKey, shortened } from '../bson/key-encoding.js';
import { BsonType, itemsOf, type Value } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { parsePath, someAt, type Path } from '../query/paths.js';
import type { IndexRecord } from './catalog.js';

/** LMDB's limit for a key with pages of 4 KB. */
export const maxKeySize = 1978;
/** Index and collection numbers take four bytes at the front of every key. */
export const numberSize = 4;

/** How many bytes one field's value may take in an index of so many fields, with the `_id` at the end. */
export const componentLimit = (fields: number): number =>
  Math.floor((maxKeySize - numberSize) / (fields + 1));

/** How many bytes of a document's key its `_id` may take. */
export const idLimit = componentLimit(1);

/** The number of an index or collection, as keys begin with it. */
export const numbered = (number: number, rest: Buffer = Buffer.alloc(0)): Buffer => {
  const key = Buffer.allocUnsafe(numberSize + rest.length);
  key.writeUInt32BE(number);
  rest.copy(key, numberSize);
  return key;
};

/** The part of a key that stands for an `_id`. */
export const encodeId = (id: Value): Buffer => shortened(encodeKey(id), idLimit);

const pathsOf = new WeakMap<IndexRecord, readonly Path[]>();

const indexPaths = (index: IndexRecord): readonly Path[] => {
  let paths = pathsOf.get(index);
  if (paths === undefined) {
    paths = index.fields.map(({ path }) => parsePath(path));
    pathsOf.set(index, paths);
  }
  return paths;
};

interface FieldKeys {
  readonly keys: Buffer[];
  /** Whether the path went through or ended in an array, even one of a single item. */
  readonly throughArray: boolean;
}

const fieldKeys = (document: Value, path: Path): FieldKeys => {
  const keys: Buffer[] = [];
  let throughArray = false;
  let visits = 0;
  someAt(document, path, (value) => {
    visits++;
    if (value === undefined) keys.push(nullKey);
    else if (value.type === BsonType.array) {
      throughArray = true;
      const items = itemsOf(value);
      if (items.length === 0) keys.push(emptyArrayKey);
      for (const item of items) keys.push(encodeKey(item));
    } else keys.push(encodeKey(value));
    return false;
  });
  if (visits === 0) keys.push(nullKey);
  if (visits !== 1 || (path.names.length > 1 && passesArray(document, path))) throughArray = true;
  return { keys, throughArray };
};

const passesArray = (document: Value, path: Path): boolean => {
  const parents: Path = { ...path, names: path.names.slice(0, -1), indexes: path.indexes.slice(0, -1) };
  return parents.names.some((_, i) =>
    someAt(
      document,
      { ...parents, names: parents.names.slice(0, i + 1), indexes: parents.indexes.slice(0, i + 1) },
      (value) => value?.type === BsonType.array,
    ),
  );
};

/** The keys of one document in one index, and what they tell about the index as a whole. */
export interface DocumentKeys {
  /** Without the index's number and, in an index that isn't unique, without the `_id` at the end. */
  readonly keys: readonly Buffer[];
  readonly multikey: boolean;
  readonly shortened: boolean;
}

export const documentKeys = (document: Value, index: IndexRecord): DocumentKeys => {
  const limit = componentLimit(index.fields.length);
  const perField = indexPaths(index).map((path) => fieldKeys(document, path));
  if (perField.filter(({ throughArray }) => throughArray).length > 1) {
    throw new CommandError(
      'CannotIndexParallelArrays',
      `index ${index.name}: a document with arrays in two of the indexed fields is not supported`,
    );
  }
  let tooLong = false;
  let joined: Buffer[] = [Buffer.alloc(0)];
  perField.forEach(({ keys }, i) => {
    const descending = index.fields[i]?.direction === -1;
    const components = keys.map((key) => {
      tooLong ||= isTooLong(key, limit);
      const component = shortened(key, limit);
      return descending ? inverted(component) : component;
    });
    joined = joined.flatMap((front) => components.map((component) => Buffer.concat([front, component])));
  });
  const multikey = perField.some(({ throughArray }) => throughArray);
  return { keys: multikey ? withoutRepeats(joined) : joined, multikey, shortened: tooLong };
};

const withoutRepeats = (keys: readonly Buffer[]): Buffer[] => [
  ...new Map(keys.map((key) => [key.toString('latin1'), key])).values(),
];
