import { isNumber, readBoolean, typeName } from '../bson/scalars.js';
import { BsonType, documentValue, Elements, elementsOf, type Value } from '../bson/values.js';
import { BsonWriter } from '../bson/writer.js';
import { CommandError, unsupported } from '../errors.js';

/** Makes of a stored document the one that is answered. */
export type Projection = (document: Buffer) => Buffer;

/** The named fields, and for each the fields below it; null: the whole field. */
type Tree = Map<string, Tree | null>;

const plant = (tree: Tree, path: string): void => {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let branch = tree;
  for (const name of names) {
    const below = branch.get(name) ?? new Map<string, Tree | null>();
    if (branch.get(name) === null) throw collision(path);
    branch.set(name, below);
    branch = below;
  }
  if (branch.has(last)) throw collision(path);
  branch.set(last, null);
};

const collision = (path: string): CommandError =>
  new CommandError('BadValue', `Invalid $project: path collision at ${path}`);

const copyFields = (writer: BsonWriter, container: Value, tree: Tree, including: boolean): void => {
  const elements = new Elements(container.bytes, container.start);
  while (elements.next()) {
    const { name, value } = elements;
    const below = tree.get(name);
    if (below === undefined || below === null) {
      if ((below === null) === including) writer.value(name, value);
    } else copyBelow(writer, name, value, below, including);
  }
};

const copyBelow = (writer: BsonWriter, name: string, value: Value, tree: Tree, including: boolean): void => {
  if (value.type === BsonType.object) {
    const start = writer.openDocument(name);
    copyFields(writer, value, tree, including);
    writer.close(start);
  } else if (value.type === BsonType.array) {
    const start = writer.openArray(name);
    let kept = 0;
    for (const { value: item } of elementsOf(value)) {
      const isContainer = item.type === BsonType.object || item.type === BsonType.array;
      if (isContainer) copyBelow(writer, String(kept++), item, tree, including);
      else if (!including) writer.value(String(kept++), item);
    }
    writer.close(start);
  } else if (!including) writer.value(name, value);
};

const isFlag = (value: Value): boolean => value.type === BsonType.boolean || isNumber(value);

const nameOfExpression = (value: Value): string =>
  (value.type === BsonType.object ? elementsOf(value)[0]?.name : undefined) ??
  `a value of type ${typeName(value.type)}`;

/** Parses a projection by inclusion or exclusion; undefined where documents are answered as they are. */
export const parseProjection = (projection: Value | undefined): Projection | undefined => {
  const fields = projection === undefined ? [] : elementsOf(projection);
  if (fields.length === 0) return undefined;
  let including: boolean | undefined;
  let id: boolean | undefined;
  const tree: Tree = new Map();
  for (const { name, value } of fields) {
    if (!isFlag(value)) throw unsupported(`the projection of '${name}' by ${nameOfExpression(value)}`);
    if (name.startsWith('$') || name.includes('.$')) throw unsupported(`the projection of '${name}'`);
    const include = readBoolean(value);
    if (name === '_id') {
      id = include;
      continue;
    }
    if (including !== undefined && including !== include) {
      throw new CommandError(
        'BadValue',
        `Cannot do ${include ? 'inclusion' : 'exclusion'} on field ${name} in the other kind of projection`,
      );
    }
    including = include;
    plant(tree, name);
  }
  const mode = including ?? id ?? false;
  // _id comes along unless it is left out by name.
  if ((id ?? true) === mode) tree.set('_id', null);
  return (document) => {
    const writer = new BsonWriter(document.length);
    const start = writer.open();
    copyFields(writer, documentValue(document), tree, mode);
    writer.close(start);
    return writer.finish();
  };
};
