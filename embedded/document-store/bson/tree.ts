import { BsonWriter, arrayOf, buildDocument } from './writer.js';
import { BsonType, elementsOf, itemsOf, type Value } from './values.js';

/**
 * A document or array opened up for changes; what isn't touched stays the raw value that it was, so its type,
 * its bytes and the order of fields are kept.
 */
export type Node = Value | DocumentNode | ArrayNode;

export class DocumentNode {
  readonly fields: Map<string, Node>;

  constructor(document?: Value) {
    this.fields = new Map(
      document === undefined ? [] : elementsOf(document).map(({ name, value }) => [name, value]),
    );
  }
}

export class ArrayNode {
  readonly items: Node[];

  constructor(array?: Value) {
    this.items = array === undefined ? [] : itemsOf(array);
  }
}

const isContainer = (node: Node): node is DocumentNode | ArrayNode =>
  node instanceof DocumentNode || node instanceof ArrayNode;

/** Opens a raw document or array; other values stay as they are. */
export const opened = (node: Node): Node => {
  if (isContainer(node)) return node;
  if (node.type === BsonType.object) return new DocumentNode(node);
  if (node.type === BsonType.array) return new ArrayNode(node);
  return node;
};

/** Closes a node to a raw value again. */
export const closed = (node: Node): Value => {
  if (node instanceof ArrayNode) return arrayOf(node.items.map(closed));
  if (!(node instanceof DocumentNode)) return node;
  const bytes = documentBytes(node);
  return { type: BsonType.object, bytes, start: 0, end: bytes.length };
};

/** The BSON of a document that was opened. */
export const documentBytes = (document: DocumentNode): Buffer =>
  buildDocument((writer: BsonWriter) => {
    for (const [name, node] of document.fields) writer.value(name, closed(node));
  });
