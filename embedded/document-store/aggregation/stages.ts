import { encodeKey } from '../bson/key-encoding.js';
import {
  int64Value,
  isNumber,
  nullValue,
  readBoolean,
  readNumber,
  readString,
  stringValue,
} from '../bson/scalars.js';
import { DocumentNode, documentBytes } from '../bson/tree.js';
import { BsonType, documentValue, elementsOf, itemsOf, type Element, type Value } from '../bson/values.js';
import { buildDocument } from '../bson/writer.js';
import { Arguments } from '../commands/command.js';
import { CommandError } from '../errors.js';
import { parseFilter } from '../query/filter.js';
import { parseProjection } from '../query/projection.js';
import { parseSort, sortDocuments } from '../query/sort.js';
import { changeAt, removeAt } from '../update/places.js';
import { parseAccumulator } from './accumulators.js';
import { parseExpression } from './expressions.js';

/** One step of a pipeline. */
export type Stage = (documents: Iterable<Buffer>) => Iterable<Buffer>;

const match = (value: Value): Stage => {
  const { matches } = parseFilter(value);
  return function* (documents) {
    for (const document of documents) if (matches(document)) yield document;
  };
};

const sort = (value: Value): Stage => {
  const fields = parseSort(value);
  return (documents) => sortDocuments(documents, fields);
};

const amount = (name: string, value: Value, least: number): number => {
  const n = readNumber(value);
  if (!Number.isInteger(n) || n < least)
    throw new CommandError('BadValue', `${name} needs a whole number from ${least}`);
  return n;
};

const skip = (value: Value): Stage => {
  const skipped = amount('$skip', value, 0);
  return function* (documents) {
    let seen = 0;
    for (const document of documents) if (seen++ >= skipped) yield document;
  };
};

const limit = (value: Value): Stage => {
  const most = amount('$limit', value, 1);
  return function* (documents) {
    let seen = 0;
    for (const document of documents) {
      yield document;
      if (++seen === most) return;
    }
  };
};

const isFlag = ({ value }: Element): boolean => value.type === BsonType.boolean || isNumber(value);

const project = (value: Value): Stage => {
  const elements = elementsOf(value);
  const computed = elements
    .filter((element) => !isFlag(element))
    .map(({ name, value: field }) => ({ name, expression: parseExpression(field) }));
  const flags = buildDocument((writer) => {
    for (const element of elements) if (isFlag(element)) writer.value(element.name, element.value);
  });
  const onlyId = elements.filter(isFlag).every(({ name }) => name === '_id');
  const projection = parseProjection(documentValue(flags));
  const leavesIdOut = elements.some(
    (element) => element.name === '_id' && isFlag(element) && !readBoolean(element.value),
  );
  if (computed.length === 0) {
    if (projection === undefined)
      throw new CommandError('BadValue', 'Invalid $project: it must name a field');
    return function* (documents) {
      for (const document of documents) yield projection(document);
    };
  }
  // With nothing else named, what is computed stands beside _id alone.
  const base = onlyId ? onlyTheId(!leavesIdOut) : projection;
  return function* (documents) {
    for (const document of documents) {
      const result = new DocumentNode(documentValue(base?.(document) ?? document));
      const source = documentValue(document);
      for (const { name, expression } of computed) {
        const field = expression(source);
        if (field !== undefined) changeAt(result, name, () => field);
      }
      yield documentBytes(result);
    }
  };
};

const emptyDocument = buildDocument(() => undefined);

const onlyTheId = (kept: boolean): ((document: Buffer) => Buffer) => {
  const projection = parseProjection(documentValue(buildDocument((writer) => writer.boolean('_id', true))));
  return (document) => (kept && projection !== undefined ? projection(document) : emptyDocument);
};

const group = (value: Value): Stage => {
  const elements = elementsOf(value);
  const id = elements.find(({ name }) => name === '_id');
  if (id === undefined) throw new CommandError('BadValue', 'a group specification must include an _id');
  const idExpression = parseExpression(id.value);
  const fields = elements
    .filter(({ name }) => name !== '_id')
    .map(({ name, value: field }) => ({ name, accumulator: parseAccumulator(name, field) }));
  return function* (documents) {
    const groups = new Map<
      string,
      { id: Value; fields: { name: string; gathered: ReturnType<(typeof fields)[0]['accumulator']> }[] }
    >();
    for (const document of documents) {
      const source = documentValue(document);
      const groupId = idExpression(source) ?? nullValue;
      const key = encodeKey(groupId).toString('latin1');
      let found = groups.get(key);
      if (found === undefined) {
        found = {
          id: groupId,
          fields: fields.map(({ name, accumulator }) => ({ name, gathered: accumulator() })),
        };
        groups.set(key, found);
      }
      for (const { gathered } of found.fields) gathered.take(source);
    }
    for (const found of groups.values()) {
      yield buildDocument((writer) => {
        writer.value('_id', found.id);
        for (const { name, gathered } of found.fields) writer.value(name, gathered.result());
      });
    }
  };
};

const count = (value: Value): Stage => {
  const name = readString(value);
  if (name === '' || name.startsWith('$') || name.includes('.')) {
    throw new CommandError('BadValue', 'the count field must be a plain name');
  }
  return function* (documents) {
    const n = [...documents].length;
    if (n > 0) yield buildDocument((writer) => writer.int32(name, n));
  };
};

const parseUnwind = (value: Value): { path: string; indexField: string | undefined; preserve: boolean } => {
  let path: string;
  let indexField: string | undefined;
  let preserve = false;
  if (value.type === BsonType.string) path = readString(value);
  else {
    const options = new Arguments('$unwind', value);
    options.allow('path', 'includeArrayIndex', 'preserveNullAndEmptyArrays');
    path = options.string('path');
    indexField =
      options.get('includeArrayIndex') === undefined ? undefined : options.string('includeArrayIndex');
    preserve = options.boolean('preserveNullAndEmptyArrays');
  }
  if (!path.startsWith('$'))
    throw new CommandError('BadValue', `path option to $unwind should be prefixed with a '$': ${path}`);
  return { path: path.slice(1), indexField, preserve };
};

const unwind = (value: Value): Stage => {
  const { path, indexField, preserve } = parseUnwind(value);
  const expression = parseExpression(pathExpression(path));
  const withItem = (document: Value, item: Value | undefined, index: number | undefined): Buffer => {
    const result = new DocumentNode(document);
    if (item === undefined) removeAt(result, path);
    else changeAt(result, path, () => item);
    if (indexField !== undefined) {
      changeAt(result, indexField, () => (index === undefined ? nullValue : int64Value(BigInt(index))));
    }
    return documentBytes(result);
  };
  return function* (documents) {
    for (const bytes of documents) {
      const document = documentValue(bytes);
      const found = expression(document);
      if (found?.type === BsonType.array) {
        const items = itemsOf(found);
        for (const [index, item] of items.entries()) yield withItem(document, item, index);
        if (items.length === 0 && preserve) yield withItem(document, undefined, undefined);
      } else if ((found !== undefined && found.type !== BsonType.null) || preserve) {
        yield indexField === undefined ? bytes : withItem(document, found, undefined);
      }
    }
  };
};

const pathExpression = (path: string): Value => stringValue(`$${path}`);

const stages: Readonly<Record<string, (value: Value) => Stage>> = {
  $match: match,
  $sort: sort,
  $skip: skip,
  $limit: limit,
  $project: project,
  $group: group,
  $count: count,
  $unwind: unwind,
};

/** Parses one stage of a pipeline; those that aren't supported are errors by name. */
export const parseStage = (stage: Value): Stage => {
  const [element, ...more] = elementsOf(stage);
  if (element === undefined || more.length > 0) {
    throw new CommandError(
      'BadValue',
      'A pipeline stage specification object must contain exactly one field.',
    );
  }
  const parse = Object.hasOwn(stages, element.name) ? stages[element.name] : undefined;
  if (parse === undefined) {
    throw new CommandError('UnrecognizedStage', `Unrecognized pipeline stage name: '${element.name}'`);
  }
  return parse(element.value);
};
