import { ArrayNode, DocumentNode, opened, type Node } from '../bson/tree.js';
import { nullValue, typeName } from '../bson/scalars.js';
import { CommandError, unsupported } from '../errors.js';

/** Splits an update's path; the positional operators are refused by name. */
export const placeNames = (path: string): string[] => {
  const names = path.split('.');
  if (names.includes('')) {
    throw new CommandError('BadValue', `The update path '${path}' contains an empty field name`);
  }
  const positional = names.find((name) => name.startsWith('$'));
  if (positional === '$' || positional?.startsWith('$[') === true) {
    throw unsupported(`the positional operator in '${path}'`);
  }
  if (positional !== undefined) {
    throw new CommandError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${positional}' is not allowed`,
    );
  }
  return names;
};

const itemIndex = (array: ArrayNode, name: string, path: string): number => {
  if (!/^(0|[1-9]\d*)$/.test(name)) {
    throw new CommandError('PathNotViable', `Cannot create field '${name}' in an array, at '${path}'`);
  }
  const index = Number(name);
  if (index > array.items.length + 100_000) {
    throw new CommandError('BadValue', `the array index in '${path}' is too far behind the end`);
  }
  return index;
};

const child = (container: DocumentNode | ArrayNode, name: string, path: string): Node | undefined =>
  container instanceof DocumentNode
    ? container.fields.get(name)
    : container.items[itemIndex(container, name, path)];

const put = (container: DocumentNode | ArrayNode, name: string, node: Node, path: string): void => {
  if (container instanceof DocumentNode) {
    container.fields.set(name, node);
    return;
  }
  const index = itemIndex(container, name, path);
  while (container.items.length < index) container.items.push(nullValue);
  container.items[index] = node;
};

/**
 * Changes what lies at a path. `change` gets the node that is there, opened, or undefined, and answers the one
 * to put there; undefined leaves the place as it is. Documents on the way are made where they are missing.
 */
export const changeAt = (
  document: DocumentNode,
  path: string,
  change: (node: Node | undefined) => Node | undefined,
): void => {
  const names = placeNames(path);
  const last = names.pop() ?? '';
  // What is missing on the way is put in place only when there is something to hold.
  let place: (node: Node) => void = () => undefined;
  let container: DocumentNode | ArrayNode = document;
  for (const name of names) {
    const parent: DocumentNode | ArrayNode = container;
    const found = child(parent, name, path);
    const next: Node = found === undefined ? new DocumentNode() : opened(found);
    if (!(next instanceof DocumentNode || next instanceof ArrayNode)) {
      throw new CommandError(
        'PathNotViable',
        `Cannot create a field in '${name}' of '${path}', which is of type ${typeName(next.type)}`,
      );
    }
    const outer = place;
    place =
      found === undefined
        ? () => {
            outer(parent);
            put(parent, name, next, path);
          }
        : (() => {
            put(parent, name, next, path);
            return outer;
          })();
    container = next;
  }
  const before = child(container, last, path);
  const after = change(before === undefined ? undefined : opened(before));
  if (after === undefined) return;
  place(container);
  put(container, last, after, path);
};

/** Removes what lies at a path; an array's item becomes null, and what is missing stays missing. */
export const removeAt = (document: DocumentNode, path: string): void => {
  const names = placeNames(path);
  const last = names.pop() ?? '';
  let container: Node | undefined = document;
  for (const name of names) {
    const parent: Node = container;
    const found: Node | undefined =
      parent instanceof DocumentNode
        ? parent.fields.get(name)
        : parent instanceof ArrayNode
          ? parent.items[Number(name)]
          : undefined;
    if (found === undefined) return;
    container = opened(found);
    if (container instanceof DocumentNode || container instanceof ArrayNode) {
      if (parent instanceof DocumentNode || parent instanceof ArrayNode) put(parent, name, container, path);
    } else return;
  }
  if (container instanceof DocumentNode) container.fields.delete(last);
  else if (container instanceof ArrayNode && container.items[Number(last)] !== undefined) {
    container.items[Number(last)] = nullValue;
  }
};
