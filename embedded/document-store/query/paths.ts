import { BsonType, Elements, fieldAt, itemsOf, type Value } from '../bson/values.js';
import { CommandError } from '../errors.js';

/** A dotted path, split once. */
export interface Path {
  readonly text: string;
  readonly names: readonly Buffer[];
  /** For each name the array index that it may stand for, or -1. */
  readonly indexes: readonly number[];
}

export const parsePath = (text: string): Path => {
  const names = text.split('.');
  if (names.includes('')) {
    throw new CommandError('BadValue', `the path '${text}' has an empty part`);
  }
  return {
    text,
    names: names.map((name) => Buffer.from(name)),
    indexes: names.map((name) => (/^(0|[1-9]\d{0,8})$/.test(name) ? Number(name) : -1)),
  };
};

/** Looks at one value that a path leads to; undefined stands for a missing field. Answering true ends the walk. */
export type Visit = (value: Value | undefined) => boolean;

const itemAt = (array: Value, index: number): Value | undefined => itemsOf(array)[index];

const visitFrom = (container: Value, path: Path, depth: number, visit: Visit): boolean => {
  const name = path.names[depth];
  if (name === undefined) return visit(container);
  if (container.type === BsonType.object) {
    const field = fieldAt(container.bytes, container.start, name);
    return field === undefined ? visit(undefined) : visitFrom(field, path, depth + 1, visit);
  }
  if (container.type !== BsonType.array) return visit(undefined);
  const elements = new Elements(container.bytes, container.start);
  while (elements.next()) {
    if (elements.type === BsonType.object && visitFrom(elements.value, path, depth, visit)) return true;
  }
  const index = path.indexes[depth] ?? -1;
  const item = index < 0 ? undefined : itemAt(container, index);
  return item !== undefined && visitFrom(item, path, depth + 1, visit);
};

/**
 * Whether `visit` accepts any value that the path leads to, as MongoDB walks it: through every document of an
 * array on the way, and by index where a name is a number. The array at the path's end counts as one value.
 */
export const someAt = (document: Value, path: Path, visit: Visit): boolean =>
  visitFrom(document, path, 0, visit);

/** Like `someAt`, but offers the items of an array at the path's end too, before the array itself. */
export const someOrItemAt = (document: Value, path: Path, visit: Visit): boolean =>
  visitFrom(document, path, 0, (value) => {
    if (value?.type === BsonType.array) {
      const elements = new Elements(value.bytes, value.start);
      while (elements.next()) if (visit(elements.value)) return true;
    }
    return visit(value);
  });
