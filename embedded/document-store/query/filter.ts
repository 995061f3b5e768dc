import { typeName } from '../bson/scalars.js';
import { BsonType, documentValue, elementsOf, itemsOf, type Element, type Value } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { parsePath } from './paths.js';
import { itself, parseOperators, type Condition, type Operand, type Predicate } from './field-operators.js';

/** A parsed filter: whether a document passes, and what indexes may be asked. */
export interface Filter {
  readonly matches: (document: Buffer) => boolean;
  /** Conditions that every match fulfils. */
  readonly conditions: readonly Condition[];
  /** What every match has at a path: the beginning of a document that an upsert makes. */
  readonly equalities: readonly { readonly path: string; readonly value: Value }[];
  readonly isEmpty: boolean;
}

interface Clause {
  readonly predicate: Predicate;
  readonly conditions: readonly Condition[];
}

const isOperatorDocument = (value: Value): boolean => {
  if (value.type !== BsonType.object) return false;
  const names = elementsOf(value).map(({ name }) => name);
  const operators = names.filter((name) => name.startsWith('$'));
  if (operators.length === 0 || names[0] === '$ref') return false;
  if (operators.length < names.length) {
    throw new CommandError(
      'BadValue',
      `unknown operator: ${names.find((name) => !name.startsWith('$')) ?? ''}`,
    );
  }
  return true;
};

/** An index keeps no key for an array as a whole, so a comparison with one can't be looked up. */
const canBeLookedUp = ({ value }: Operand): boolean =>
  value.type !== BsonType.array && value.type !== BsonType.regex;

const allOf =
  (tests: readonly Predicate[]): Predicate =>
  (document) =>
    tests.every((test) => test(document));

const parseNested = (filter: Value): Predicate => parseClauses(filter).predicate;

const parseField = ({ name, value }: Element): Clause => {
  const path = parsePath(name);
  const operators: readonly Element[] = isOperatorDocument(value)
    ? elementsOf(value)
    : [{ name: value.type === BsonType.regex ? '$regex' : '$eq', value }];
  const { tests, conditions } = parseOperators(operators, path, parseNested);
  return {
    predicate: allOf(tests),
    conditions,
  };
};

const clausesOf = (name: string, value: Value): Clause[] => {
  if (value.type !== BsonType.array) throw new CommandError('BadValue', `${name} must be an array`);
  const items = itemsOf(value);
  if (items.length === 0) throw new CommandError('BadValue', `${name} must be a nonempty array`);
  return items.map(parseClauses);
};

const parseElement = (element: Element): Clause => {
  const { name, value } = element;
  switch (name) {
    case '$and':
      return conjunction(clausesOf(name, value));
    case '$or': {
      const clauses = clausesOf(name, value);
      const [only] = clauses;
      if (clauses.length === 1 && only !== undefined) return only;
      return {
        predicate: (document) => clauses.some(({ predicate }) => predicate(document)),
        conditions: [],
      };
    }
    case '$nor': {
      const clauses = clausesOf(name, value);
      return {
        predicate: (document) => !clauses.some(({ predicate }) => predicate(document)),
        conditions: [],
      };
    }
    case '$comment':
      return conjunction([]);
    default:
      if (name.startsWith('$')) throw new CommandError('BadValue', `unknown top level operator: ${name}`);
      return parseField(element);
  }
};

const conjunction = (clauses: readonly Clause[]): Clause => {
  const [only] = clauses;
  if (clauses.length === 1 && only !== undefined) return only;
  return {
    predicate: (document) => clauses.every(({ predicate }) => predicate(document)),
    conditions: clauses.flatMap(({ conditions }) => conditions),
  };
};

const parseClauses = (filter: Value): Clause => {
  if (filter.type !== BsonType.object) {
    throw new CommandError('TypeMismatch', `a filter must be a document, not ${typeName(filter.type)}`);
  }
  return conjunction(elementsOf(filter).map(parseElement));
};

/** Parses a filter; undefined matches everything. Unknown operators are errors, also where nothing is stored. */
export const parseFilter = (filter: Value | undefined): Filter => {
  const { predicate, conditions } = filter === undefined ? conjunction([]) : parseClauses(filter);
  return {
    matches: (document) => predicate(documentValue(document)),
    conditions: conditions.filter(({ operands }) => operands.every(canBeLookedUp)),
    equalities: conditions.flatMap(({ path, operator, operands }) =>
      operator === 'eq' ? operands.map(({ value }) => ({ path, value })) : [],
    ),
    isEmpty: filter === undefined || elementsOf(filter).length === 0,
  };
};

/** Which items of an array a `$pull` takes away. */
export const pullTest = (condition: Value): Predicate => {
  if (condition.type === BsonType.object && !isOperatorDocument(condition)) {
    const { predicate } = parseClauses(condition);
    return (item) => item.type === BsonType.object && predicate(item);
  }
  const name = condition.type === BsonType.regex ? '$regex' : '$eq';
  const operators = condition.type === BsonType.object ? elementsOf(condition) : [{ name, value: condition }];
  return allOf(parseOperators(operators, itself, parseNested).tests);
};
