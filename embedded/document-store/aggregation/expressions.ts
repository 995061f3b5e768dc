import { encodeKey, nullKey } from '../bson/key-encoding.js';
import {
  arithmetic,
  booleanValue,
  int32Value,
  isNumber,
  nullValue,
  readBoolean,
  readString,
} from '../bson/scalars.js';
import { BsonType, documentValue, elementsOf, fieldAt, itemsOf, type Value } from '../bson/values.js';
import { arrayOf, buildDocument } from '../bson/writer.js';
import { CommandError } from '../errors.js';
import { parsePath } from '../query/paths.js';

/** Computes a value from a document; undefined: missing. */
export type Expression = (document: Value) => Value | undefined;

type Operator = (operands: readonly (Value | undefined)[]) => Value | undefined;

const keyOf = (value: Value | undefined): Buffer => (value === undefined ? nullKey : encodeKey(value));

const isTrue = (value: Value | undefined): boolean => {
  if (value === undefined || value.type === BsonType.null) return false;
  return value.type === BsonType.boolean || isNumber(value) ? readBoolean(value) : true;
};

const comparing =
  (accepts: (order: number) => boolean): Operator =>
  ([left, right]) =>
    booleanValue(accepts(keyOf(left).compare(keyOf(right))));

const isNothing = (value: Value | undefined): value is undefined =>
  value === undefined || value.type === BsonType.null;

const reckoning =
  (exact: (a: bigint, b: bigint) => bigint, floating: (a: number, b: number) => number): Operator =>
  (operands) => {
    let result: Value | undefined;
    for (const operand of operands) {
      if (isNothing(operand)) return nullValue;
      result = result === undefined ? operand : arithmetic(result, operand, exact, floating);
    }
    return result;
  };

const size: Operator = ([array]) => {
  if (array?.type !== BsonType.array)
    throw new CommandError('BadValue', 'The argument to $size must be an array');
  return int32Value(itemsOf(array).length);
};

/** The operators, by how many operands they take (0: any number). */
const operators: Readonly<Record<string, readonly [count: number, operator: Operator]>> = {
  $eq: [2, comparing((order) => order === 0)],
  $ne: [2, comparing((order) => order !== 0)],
  $gt: [2, comparing((order) => order > 0)],
  $gte: [2, comparing((order) => order >= 0)],
  $lt: [2, comparing((order) => order < 0)],
  $lte: [2, comparing((order) => order <= 0)],
  $and: [0, (operands) => booleanValue(operands.every(isTrue))],
  $or: [0, (operands) => booleanValue(operands.some(isTrue))],
  $not: [1, ([operand]) => booleanValue(!isTrue(operand))],
  $cond: [3, ([condition, then, otherwise]) => (isTrue(condition) ? then : otherwise)],
  $ifNull: [0, (operands) => operands.find((operand) => !isNothing(operand)) ?? operands.at(-1)],
  $size: [1, size],
  $add: [
    0,
    reckoning(
      (a, b) => a + b,
      (a, b) => a + b,
    ),
  ],
  $subtract: [
    2,
    reckoning(
      (a, b) => a - b,
      (a, b) => a - b,
    ),
  ],
  $multiply: [
    0,
    reckoning(
      (a, b) => a * b,
      (a, b) => a * b,
    ),
  ],
};

/** A path in an expression gathers over arrays, unlike one in a filter. */
const valueAt = (value: Value, names: readonly Buffer[]): Value | undefined => {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  if (value.type === BsonType.object) {
    const field = fieldAt(value.bytes, value.start, name);
    return field === undefined ? undefined : valueAt(field, rest);
  }
  if (value.type !== BsonType.array) return undefined;
  return arrayOf(itemsOf(value).flatMap((item) => valueAt(item, names) ?? []));
};

const parseText = (value: Value): Expression => {
  const text = readString(value);
  if (text === '$$ROOT' || text === '$$CURRENT') return (document) => document;
  if (text.startsWith('$$')) throw new CommandError('BadValue', `the variable ${text} is not supported`);
  if (!text.startsWith('$')) return () => value;
  const { names } = parsePath(text.slice(1));
  return (document) => valueAt(document, names);
};

/** `$cond` may name its operands. */
const operandsOf = (name: string, value: Value): Value[] => {
  if (value.type === BsonType.array) return itemsOf(value);
  if (name !== '$cond' || value.type !== BsonType.object) return [value];
  const named = new Map(elementsOf(value).map((element) => [element.name, element.value]));
  return ['if', 'then', 'else'].map((part) => {
    const operand = named.get(part);
    if (operand === undefined || named.size !== 3)
      throw new CommandError('BadValue', '$cond takes if, then and else');
    return operand;
  });
};

const parseOperator = (name: string, value: Value): Expression => {
  if (name === '$literal') return () => value;
  const known = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (known === undefined) {
    throw new CommandError('InvalidPipelineOperator', `Unrecognized expression '${name}'`);
  }
  const [count, operator] = known;
  const operands = operandsOf(name, value).map(parseExpression);
  if (count > 0 && operands.length !== count) {
    throw new CommandError(
      'BadValue',
      `Expression ${name} takes exactly ${count} arguments. ${operands.length} were passed in.`,
    );
  }
  return (document) => operator(operands.map((operand) => operand(document)));
};

/** Parses an aggregation expression; operators that aren't supported are errors by name. */
export const parseExpression = (value: Value): Expression => {
  if (value.type === BsonType.string) return parseText(value);
  if (value.type === BsonType.array) {
    const items = itemsOf(value).map(parseExpression);
    return (document) => arrayOf(items.map((item) => item(document) ?? nullValue));
  }
  if (value.type !== BsonType.object) return () => value;
  const elements = elementsOf(value);
  const operator = elements.find(({ name }) => name.startsWith('$'));
  if (operator !== undefined) {
    if (elements.length > 1)
      throw new CommandError('BadValue', `${operator.name} must be the only field of its expression`);
    return parseOperator(operator.name, operator.value);
  }
  const fields = elements.map(({ name, value: field }) => ({ name, expression: parseExpression(field) }));
  return (document) =>
    documentValue(
      buildDocument((writer) => {
        for (const { name, expression } of fields) {
          const field = expression(document);
          if (field !== undefined) writer.value(name, field);
        }
      }),
    );
};
