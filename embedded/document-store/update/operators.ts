import { encodeKey } from '../bson/key-encoding.js';
import { add, isNumber, readNumber, typeName } from '../bson/scalars.js';
import { ArrayNode, closed, DocumentNode, type Node } from '../bson/tree.js';
import { BsonType, elementsOf, itemsOf, type Element, type Value } from '../bson/values.js';
import { CommandError, unsupported } from '../errors.js';
import { pullTest } from '../query/filter.js';
import { changeAt, placeNames, removeAt } from './places.js';

/** One step of an update: changes an opened document in place. */
export type Step = (document: DocumentNode) => void;

const arrayAt = (node: Node | undefined, path: string, operator: string): ArrayNode | undefined => {
  if (node === undefined || node instanceof ArrayNode) return node;
  throw new CommandError('BadValue', `The field '${path}' must be an array for ${operator}`);
};

const increment = (path: string, by: Value): Step => {
  if (!isNumber(by)) {
    throw new CommandError(
      'TypeMismatch',
      `Cannot increment '${path}' with a value of type ${typeName(by.type)}`,
    );
  }
  return (document) =>
    changeAt(document, path, (node) => {
      if (node === undefined) return by;
      const value = closed(node);
      if (!isNumber(value)) {
        throw new CommandError(
          'TypeMismatch',
          `Cannot apply $inc to '${path}', which is of the non-numeric type ${typeName(value.type)}`,
        );
      }
      return add(value, by);
    });
};

const bounded = (path: string, bound: Value, direction: 1 | -1): Step => {
  const key = encodeKey(bound);
  return (document) =>
    changeAt(document, path, (node) => {
      if (node === undefined) return bound;
      return encodeKey(closed(node)).compare(key) * direction > 0 ? bound : node;
    });
};

/** What `$push` and `$addToSet` add: one value, or those of `$each` and how. */
const additions = (value: Value, operator: string, modifiers: readonly string[]): Map<string, Value> => {
  const fields = value.type === BsonType.object ? elementsOf(value) : [];
  if (!fields.some(({ name }) => name === '$each')) return new Map();
  const unknown = fields.find(({ name }) => !modifiers.includes(name));
  if (unknown !== undefined) throw unsupported(`the modifier ${unknown.name} of ${operator}`);
  return new Map(fields.map(({ name, value: modifier }) => [name, modifier]));
};

const eachOf = (modifiers: Map<string, Value>, value: Value): Value[] => {
  const each = modifiers.get('$each');
  if (each === undefined) return [value];
  if (each.type !== BsonType.array)
    throw new CommandError('TypeMismatch', 'The argument to $each must be an array');
  return itemsOf(each);
};

const sliced = (items: Node[], slice: number): Node[] =>
  slice < 0 ? items.slice(slice) : items.slice(0, slice);

const push = (path: string, value: Value): Step => {
  const modifiers = additions(value, '$push', ['$each', '$position', '$slice']);
  const added = eachOf(modifiers, value);
  const position = modifiers.get('$position');
  const slice = modifiers.get('$slice');
  return (document) =>
    changeAt(document, path, (node) => {
      const array = arrayAt(node, path, '$push') ?? new ArrayNode();
      array.items.splice(position === undefined ? array.items.length : readNumber(position), 0, ...added);
      if (slice !== undefined)
        array.items.splice(0, Infinity, ...sliced([...array.items], readNumber(slice)));
      return array;
    });
};

const addToSet = (path: string, value: Value): Step => {
  const added = eachOf(additions(value, '$addToSet', ['$each']), value);
  return (document) =>
    changeAt(document, path, (node) => {
      const array = arrayAt(node, path, '$addToSet') ?? new ArrayNode();
      const keys = new Set(array.items.map((item) => encodeKey(closed(item)).toString('latin1')));
      for (const item of added) {
        const key = encodeKey(item).toString('latin1');
        if (!keys.has(key)) array.items.push(item);
        keys.add(key);
      }
      return array;
    });
};

const pull = (path: string, condition: Value): Step => {
  const test = pullTest(condition);
  return (document) =>
    changeAt(document, path, (node) => {
      const array = arrayAt(node, path, '$pull');
      if (array === undefined) return undefined;
      const kept = array.items.filter((item) => !test(closed(item)));
      array.items.splice(0, Infinity, ...kept);
      return array;
    });
};

const stepFor = (operator: string, { name: path, value }: Element): Step => {
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return (document) => changeAt(document, path, () => value);
    case '$unset':
      return (document) => removeAt(document, path);
    case '$inc':
      return increment(path, value);
    case '$min':
      return bounded(path, value, 1);
    case '$max':
      return bounded(path, value, -1);
    case '$push':
      return push(path, value);
    case '$addToSet':
      return addToSet(path, value);
    case '$pull':
      return pull(path, value);
    default:
      throw new CommandError('FailedToParse', `Unknown modifier: ${operator}`);
  }
};

const refuseConflicts = (paths: readonly string[]): void => {
  const sorted = paths.map((path) => `${path}.`).sort();
  sorted.forEach((path, i) => {
    if (sorted[i + 1]?.startsWith(path) === true) {
      throw new CommandError(
        'ConflictingUpdateOperators',
        `Updating the path '${path.slice(0, -1)}' would create a conflict`,
      );
    }
  });
};

/** The steps of an update by operators, and those that only an insertion takes. */
export const parseSteps = (update: Value): { always: Step[]; onInsert: Step[] } => {
  const always: Step[] = [];
  const onInsert: Step[] = [];
  const paths: string[] = [];
  for (const { name: operator, value } of elementsOf(update)) {
    if (!operator.startsWith('$')) {
      throw new CommandError('FailedToParse', `Unknown modifier: ${operator}`);
    }
    if (value.type !== BsonType.object) {
      throw new CommandError('FailedToParse', `Modifiers operate on fields but ${operator} got none`);
    }
    for (const field of elementsOf(value)) {
      placeNames(field.name);
      paths.push(field.name);
      (operator === '$setOnInsert' ? onInsert : always).push(stepFor(operator, field));
    }
    if (elementsOf(value).length === 0) stepFor(operator, { name: '_', value });
  }
  refuseConflicts(paths);
  return { always, onInsert };
};
