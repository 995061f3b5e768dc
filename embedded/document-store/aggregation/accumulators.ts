import { encodeKey } from '../bson/key-encoding.js';
import { add, doubleValue, int32Value, isNumber, nullValue, readNumber } from '../bson/scalars.js';
import { BsonType, elementsOf, type Value } from '../bson/values.js';
import { arrayOf } from '../bson/writer.js';
import { CommandError } from '../errors.js';
import { parseExpression } from './expressions.js';

/** Gathers values of one group's documents. */
interface Accumulator {
  take(value: Value | undefined): void;
  result(): Value;
}

const sum = (): Accumulator => {
  let total = int32Value(0);
  return {
    take: (value) => {
      if (value !== undefined && isNumber(value)) total = add(total, value);
    },
    result: () => total,
  };
};

const average = (): Accumulator => {
  const total = sum();
  let count = 0;
  return {
    take: (value) => {
      if (value === undefined || !isNumber(value)) return;
      total.take(value);
      count++;
    },
    result: () => (count === 0 ? nullValue : doubleValue(readNumber(total.result()) / count)),
  };
};

const extreme = (direction: 1 | -1) => (): Accumulator => {
  let chosen: { value: Value; key: Buffer } | undefined;
  return {
    take: (value) => {
      if (value === undefined || value.type === BsonType.null) return;
      const key = encodeKey(value);
      if (chosen === undefined || key.compare(chosen.key) * direction < 0) chosen = { value, key };
    },
    result: () => chosen?.value ?? nullValue,
  };
};

const first = (): Accumulator => {
  let chosen: Value | undefined;
  return {
    take: (value) => {
      chosen ??= value ?? nullValue;
    },
    result: () => chosen ?? nullValue,
  };
};

const last = (): Accumulator => {
  let chosen: Value = nullValue;
  return {
    take: (value) => {
      chosen = value ?? nullValue;
    },
    result: () => chosen,
  };
};

const push = (): Accumulator => {
  const values: Value[] = [];
  return {
    take: (value) => {
      if (value !== undefined) values.push(value);
    },
    result: () => arrayOf(values),
  };
};

const addToSet = (): Accumulator => {
  const values = new Map<string, Value>();
  return {
    take: (value) => {
      if (value !== undefined) values.set(encodeKey(value).toString('latin1'), value);
    },
    result: () => arrayOf([...values.values()]),
  };
};

const makers: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $avg: average,
  $min: extreme(1),
  $max: extreme(-1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
};

/** One accumulated field of `$group`: makes, for each group, what takes its documents. */
export type FieldAccumulator = () => { take(document: Value): void; result(): Value };

export const parseAccumulator = (name: string, value: Value): FieldAccumulator => {
  const [operator, ...more] = value.type === BsonType.object ? elementsOf(value) : [];
  if (operator === undefined || more.length > 0) {
    throw new CommandError('BadValue', `The field '${name}' must be one accumulator`);
  }
  const counts = operator.name === '$count';
  const maker = counts ? sum : Object.hasOwn(makers, operator.name) ? makers[operator.name] : undefined;
  if (maker === undefined) throw new CommandError('BadValue', `unknown group operator '${operator.name}'`);
  const one = int32Value(1);
  const expression = counts ? () => one : parseExpression(operator.value);
  return () => {
    const accumulator = maker();
    return {
      take: (document) => accumulator.take(expression(document)),
      result: () => accumulator.result(),
    };
  };
};
