import { emptyArrayKey, encodeKey, inverted, nullKey } from '../bson/key-encoding.js';
import { readNumber } from '../bson/scalars.js';
import { BsonType, documentValue, elementsOf, itemsOf, type Value } from '../bson/values.js';
import { CommandError, unsupported } from '../errors.js';
import { parsePath, someAt, type Path } from './paths.js';

export interface SortField {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** Parses a sort document such as `{ week: -1, _id: 1 }`. */
export const parseSort = (sort: Value | undefined): SortField[] =>
  sort === undefined
    ? []
    : elementsOf(sort).map(({ name, value }) => {
        if (name.startsWith('$')) throw unsupported(`sorting by ${name}`);
        if (value.type === BsonType.object) throw unsupported('sorting by an expression');
        const direction = readNumber(value);
        if (direction !== 1 && direction !== -1) {
          throw new CommandError('BadValue', 'Sort order must be 1 (for ascending) or -1 (for descending)');
        }
        return { path: name, direction };
      });

/** An array sorts by its least item when ascending, by its greatest when descending. */
const fieldKey = (document: Value, path: Path, direction: 1 | -1): Buffer => {
  let chosen: Buffer | undefined;
  const offer = (key: Buffer): void => {
    if (chosen === undefined || key.compare(chosen) * direction < 0) chosen = key;
  };
  someAt(document, path, (value) => {
    if (value?.type !== BsonType.array) offer(value === undefined ? nullKey : encodeKey(value));
    else {
      const items = itemsOf(value);
      if (items.length === 0) offer(emptyArrayKey);
      for (const item of items) offer(encodeKey(item));
    }
    return false;
  });
  const key = chosen ?? nullKey;
  return direction === 1 ? key : inverted(key);
};

/** Makes the key by which a document sorts: compared as bytes. */
export const sortKeyFor = (sort: readonly SortField[]): ((document: Buffer) => Buffer) => {
  const fields = sort.map(({ path, direction }) => ({ path: parsePath(path), direction }));
  return (document) => {
    const value = documentValue(document);
    return Buffer.concat(fields.map(({ path, direction }) => fieldKey(value, path, direction)));
  };
};

/** What may be held in memory to sort, as in MongoDB. */
const memoryLimit = 100 * 1024 * 1024;

/** Sorts documents in memory; equal ones keep their order. */
export const sortDocuments = (documents: Iterable<Buffer>, sort: readonly SortField[]): Buffer[] => {
  const keyOf = sortKeyFor(sort);
  const keyed: { key: Buffer; document: Buffer }[] = [];
  let size = 0;
  for (const document of documents) {
    size += document.length;
    if (size > memoryLimit) {
      throw new CommandError('QueryExceededMemoryLimit', 'Sort exceeded memory limit of 104857600 bytes');
    }
    keyed.push({ key: keyOf(document), document });
  }
  return keyed.sort((a, b) => a.key.compare(b.key)).map(({ document }) => document);
};
