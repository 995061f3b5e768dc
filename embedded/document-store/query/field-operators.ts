import { compareToKey, encodeKey, KeyTag, nanKey, tagOf } from '../bson/key-encoding.js';
import { isNumber, readNumber, readRegex, readString, typesNamed } from '../bson/scalars.js';
import { BsonType, elementsOf, itemsOf, type Element, type Value } from '../bson/values.js';
import { CommandError, unsupported } from '../errors.js';
import { someAt, someOrItemAt, type Path, type Visit } from './paths.js';

/** Whether a document, or a document nested in one, fulfils something. */
export type Predicate = (document: Value) => boolean;

/** The encoded operand of a comparison. */
export interface Operand {
  readonly value: Value;
  readonly key: Buffer;
}

/** A condition on one path that an index can look up, where all its operands can. */
export interface Condition {
  readonly path: string;
  readonly operator: 'eq' | 'in' | 'gt' | 'gte' | 'lt' | 'lte';
  readonly operands: readonly Operand[];
}

/** Parses the filter that `$elemMatch` holds for nested documents. */
type ParseNested = (filter: Value) => Predicate;

interface Parsed {
  readonly tests: readonly Predicate[];
  readonly conditions: readonly Condition[];
}

const operandOf = (value: Value): Operand => {
  if (value.type === BsonType.undefined) throw new CommandError('BadValue', 'cannot compare to undefined');
  return { value, key: encodeKey(value) };
};

/** Values of these types are equal only if their bytes are. */
const isPlain = (type: number): boolean =>
  type === BsonType.string ||
  type === BsonType.objectId ||
  type === BsonType.int32 ||
  type === BsonType.int64;

const equals =
  ({ value: wanted, key }: Operand): Visit =>
  (value) => {
    if (value === undefined) return key[0] === KeyTag.null;
    if (value.type === wanted.type && isPlain(value.type)) {
      return value.bytes.compare(wanted.bytes, wanted.start, wanted.end, value.start, value.end) === 0;
    }
    return tagOf(value.type) === key[0] && compareToKey(value, key) === 0;
  };

const isAmong = (operands: readonly Operand[]): Visit => {
  const keys = new Set(operands.map(({ key }) => key.toString('latin1')));
  const nullToo = operands.some(({ key }) => key[0] === KeyTag.null);
  const tags = new Set(operands.map(({ key }) => key[0]));
  return (value) => {
    if (value === undefined) return nullToo;
    return tags.has(tagOf(value.type)) && keys.has(encodeKey(value).toString('latin1'));
  };
};

/** A comparison holds only between values of one kind, and only NaN compares with NaN. */
const compares = ({ value: bound, key }: Operand, accepts: (order: number) => boolean): Visit => {
  if (bound.type === BsonType.minKey || bound.type === BsonType.maxKey) {
    throw unsupported('a range that ends at MinKey or MaxKey');
  }
  const boundIsNaN = key.equals(nanKey);
  return (value) => {
    if (value === undefined) return key[0] === KeyTag.null && accepts(0);
    if (tagOf(value.type) !== key[0]) return false;
    const order = compareToKey(value, key);
    if (order !== 0 && (boundIsNaN || (isNumber(value) && Number.isNaN(readNumber(value))))) return false;
    return accepts(order);
  };
};

const regexTest = (pattern: string, flags: string): Visit => {
  const unknown = /[^imsu]/.exec(flags);
  if (unknown !== null) throw unsupported(`the $regex option '${unknown[0]}'`);
  let regex: RegExp;
  try {
    regex = new RegExp(pattern, flags.replace('u', ''));
  } catch (error) {
    throw new CommandError('BadValue', `Regular expression is invalid: ${String(error)}`);
  }
  return (value) => {
    if (value?.type === BsonType.string) return regex.test(readString(value));
    if (value?.type !== BsonType.regex) return false;
    const stored = readRegex(value);
    return stored.pattern === pattern && stored.flags === flags;
  };
};

const arrayOperand = (operator: string, value: Value): Value[] => {
  if (value.type !== BsonType.array) throw new CommandError('BadValue', `${operator} needs an array`);
  return itemsOf(value);
};

/** `$in` and `$nin` take regular expressions too, which match rather than compare. */
const memberTest = (operator: string, value: Value): { test: Visit; operands: Operand[]; only: boolean } => {
  const items = arrayOperand(operator, value);
  const tests: Visit[] = [];
  const operands: Operand[] = [];
  for (const item of items) {
    if (item.type === BsonType.object && elementsOf(item)[0]?.name.startsWith('$') === true) {
      throw new CommandError('BadValue', `cannot nest $ under ${operator}`);
    }
    if (item.type === BsonType.regex) {
      const { pattern, flags } = readRegex(item);
      tests.push(regexTest(pattern, flags));
    } else operands.push(operandOf(item));
  }
  const among = isAmong(operands);
  return {
    test: (candidate) => among(candidate) || tests.some((test) => test(candidate)),
    operands,
    only: tests.length === 0,
  };
};

const sizeTest = (value: Value): Visit => {
  const size = readNumber(value);
  if (!Number.isInteger(size) || size < 0) throw new CommandError('BadValue', '$size needs a whole number');
  return (candidate) => candidate?.type === BsonType.array && itemsOf(candidate).length === size;
};

const typeTest = (value: Value): Visit => {
  const wanted = value.type === BsonType.array ? itemsOf(value) : [value];
  const types = new Set(
    wanted.flatMap((item) => typesNamed(item.type === BsonType.string ? readString(item) : readNumber(item))),
  );
  return (candidate) => candidate !== undefined && types.has(candidate.type);
};

const isOperatorDocument = (value: Value): boolean =>
  value.type === BsonType.object && elementsOf(value)[0]?.name.startsWith('$') === true;

const logical = new Set(['$and', '$or', '$nor']);

/** Tests the items of an array: as documents by a filter, or as they are by operators. */
const elemMatchTest = (value: Value, nested: ParseNested): Visit => {
  if (value.type !== BsonType.object) throw new CommandError('BadValue', '$elemMatch needs an Object');
  const first = elementsOf(value)[0]?.name ?? '';
  if (first.startsWith('$') && !logical.has(first)) {
    const { tests } = parseOperators(elementsOf(value), itself, nested);
    return (candidate) =>
      candidate?.type === BsonType.array &&
      itemsOf(candidate).some((item) => tests.every((test) => test(item)));
  }
  const predicate = nested(value);
  return (candidate) =>
    candidate?.type === BsonType.array &&
    itemsOf(candidate).some(
      (item) => (item.type === BsonType.object || item.type === BsonType.array) && predicate(item),
    );
};

/** The path of no names: the value itself. */
export const itself: Path = { text: '', names: [], indexes: [] };

const allTests = (value: Value, path: Path, nested: ParseNested): Predicate[] => {
  const items = arrayOperand('$all', value);
  if (items.length === 0) return [() => false];
  return items.map((item) => {
    if (isOperatorDocument(item)) {
      const [operator, ...more] = elementsOf(item);
      if (operator?.name !== '$elemMatch' || more.length > 0) {
        throw new CommandError('BadValue', 'no $ expressions in $all');
      }
      const test = elemMatchTest(operator.value, nested);
      return (document) => someAt(document, path, test);
    }
    const test =
      item.type === BsonType.regex
        ? regexTest(readRegex(item).pattern, readRegex(item).flags)
        : equals(operandOf(item));
    return (document) => someOrItemAt(document, path, test);
  });
};

const regexOperands = (operators: readonly Element[], value: Value): Visit => {
  const options = operators.find(({ name }) => name === '$options');
  if (value.type === BsonType.regex) {
    const { pattern, flags } = readRegex(value);
    return regexTest(pattern, options === undefined ? flags : readString(options.value));
  }
  return regexTest(readString(value), options === undefined ? '' : readString(options.value));
};

const ranges = {
  $gt: { operator: 'gt', accepts: (order: number) => order > 0 },
  $gte: { operator: 'gte', accepts: (order: number) => order >= 0 },
  $lt: { operator: 'lt', accepts: (order: number) => order < 0 },
  $lte: { operator: 'lte', accepts: (order: number) => order <= 0 },
} as const;

const isRange = (name: string): name is keyof typeof ranges => Object.hasOwn(ranges, name);

const negated =
  (tests: readonly Predicate[]): Predicate =>
  (document) =>
    !tests.every((test) => test(document));

const parseNot = (value: Value, path: Path, nested: ParseNested): Predicate => {
  if (value.type === BsonType.regex)
    return negated(parseOperators([{ name: '$regex', value }], path, nested).tests);
  if (!isOperatorDocument(value)) throw new CommandError('BadValue', '$not needs a regex or a document');
  return negated(parseOperators(elementsOf(value), path, nested).tests);
};

/** Parses the operators on one path, such as those of `{ $gte: 1, $lt: 5 }`; all of them have to hold. */
export const parseOperators = (operators: readonly Element[], path: Path, nested: ParseNested): Parsed => {
  const tests: Predicate[] = [];
  const conditions: Condition[] = [];
  const whole =
    (test: Visit): Predicate =>
    (document) =>
      someAt(document, path, test);
  // What $elemMatch offers is one item: its own items don't count.
  const item = (test: Visit): Predicate =>
    path === itself ? whole(test) : (document) => someOrItemAt(document, path, test);
  const lookUp = (operator: Condition['operator'], operands: readonly Operand[]): void => {
    conditions.push({ path: path.text, operator, operands });
  };
  for (const { name, value } of operators) {
    if (isRange(name)) {
      const bound = operandOf(value);
      if (value.type === BsonType.regex) throw new CommandError('BadValue', `${name} can't take a regex`);
      tests.push(item(compares(bound, ranges[name].accepts)));
      lookUp(ranges[name].operator, [bound]);
      continue;
    }
    switch (name) {
      case '$eq':
        tests.push(item(equals(operandOf(value))));
        lookUp('eq', [operandOf(value)]);
        break;
      case '$ne':
        if (value.type === BsonType.regex)
          throw new CommandError('BadValue', "Can't have regex as arg to $ne.");
        tests.push(negated([item(equals(operandOf(value)))]));
        break;
      case '$in': {
        const { test, operands, only } = memberTest(name, value);
        tests.push(item(test));
        if (only) lookUp('in', operands);
        break;
      }
      case '$nin':
        tests.push(negated([item(memberTest(name, value).test)]));
        break;
      case '$exists': {
        const wanted =
          value.type === BsonType.boolean ? value.bytes[value.start] === 1 : readNumber(value) !== 0;
        const exists = whole((candidate) => candidate !== undefined);
        tests.push(wanted ? exists : negated([exists]));
        break;
      }
      case '$type':
        tests.push(item(typeTest(value)));
        break;
      case '$size':
        tests.push(whole(sizeTest(value)));
        break;
      case '$all':
        tests.push(...allTests(value, path, nested));
        break;
      case '$elemMatch':
        tests.push(whole(elemMatchTest(value, nested)));
        break;
      case '$not':
        tests.push(parseNot(value, path, nested));
        break;
      case '$regex':
        tests.push(item(regexOperands(operators, value)));
        break;
      case '$options':
        if (!operators.some((other) => other.name === '$regex')) {
          throw new CommandError('BadValue', '$options needs a $regex');
        }
        break;
      default:
        throw new CommandError('BadValue', `unknown operator: ${name}`);
    }
  }
  return { tests, conditions };
};
