import { CommandError } from '../errors.js';

/** BSON element types, by their number on the wire (bsonspec.org). */
export const BsonType = {
  double: 0x01,
  string: 0x02,
  object: 0x03,
  array: 0x04,
  binary: 0x05,
  undefined: 0x06,
  objectId: 0x07,
  boolean: 0x08,
  date: 0x09,
  null: 0x0a,
  regex: 0x0b,
  dbPointer: 0x0c,
  code: 0x0d,
  symbol: 0x0e,
  codeWithScope: 0x0f,
  int32: 0x10,
  timestamp: 0x11,
  int64: 0x12,
  decimal128: 0x13,
  minKey: 0xff,
  maxKey: 0x7f,
} as const;

/**
 * One BSON value as it lies in a buffer. Nothing is decoded until it is needed, so 64-bit integers never pass
 * through a JavaScript number and what isn't touched is stored and sent byte for byte.
 */
export interface Value {
  readonly type: number;
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** A field of a document, or an item of an array (whose name is its index). */
export interface Element {
  readonly name: string;
  readonly value: Value;
}

const invalid = (): CommandError => new CommandError('InvalidBSON', 'malformed BSON');

const lengthAt = (bytes: Buffer, at: number): number => {
  if (at + 4 > bytes.length) throw invalid();
  const length = bytes.readInt32LE(at);
  if (length < 0) throw invalid();
  return length;
};

const afterCString = (bytes: Buffer, at: number): number => {
  const zero = bytes.indexOf(0, at);
  if (zero < 0) throw invalid();
  return zero + 1;
};

const endOf = (type: number, bytes: Buffer, start: number): number => {
  switch (type) {
    case BsonType.undefined:
    case BsonType.null:
    case BsonType.minKey:
    case BsonType.maxKey:
      return start;
    case BsonType.boolean:
      return start + 1;
    case BsonType.int32:
      return start + 4;
    case BsonType.double:
    case BsonType.date:
    case BsonType.timestamp:
    case BsonType.int64:
      return start + 8;
    case BsonType.objectId:
      return start + 12;
    case BsonType.decimal128:
      return start + 16;
    case BsonType.string:
    case BsonType.code:
    case BsonType.symbol:
      return start + 4 + lengthAt(bytes, start);
    case BsonType.object:
    case BsonType.array:
    case BsonType.codeWithScope:
      return start + Math.max(lengthAt(bytes, start), 5);
    case BsonType.binary:
      return start + 5 + lengthAt(bytes, start);
    case BsonType.regex:
      return afterCString(bytes, afterCString(bytes, start));
    case BsonType.dbPointer:
      return start + 16 + lengthAt(bytes, start);
    default:
      throw new CommandError('InvalidBSON', `unknown BSON type ${type}`);
  }
};

/** Walks the elements of the document or array that starts at `start`; cheaper than a generator. */
export class Elements {
  type = 0;
  nameStart = 0;
  nameEnd = 0;
  start = 0;
  end: number;
  private readonly limit: number;

  constructor(
    private readonly bytes: Buffer,
    start: number,
  ) {
    this.end = start + 4;
    this.limit = start + lengthAt(bytes, start) - 1;
    if (this.limit < this.end || this.limit >= bytes.length) throw invalid();
  }

  next(): boolean {
    const { bytes, limit } = this;
    if (this.end >= limit) return false;
    this.type = bytes[this.end] ?? 0;
    this.nameStart = this.end + 1;
    let at = this.nameStart;
    while (at < limit && bytes[at] !== 0) at++;
    this.nameEnd = at;
    this.start = at + 1;
    this.end = endOf(this.type, bytes, this.start);
    if (this.end > limit) throw invalid();
    return true;
  }

  get name(): string {
    return this.bytes.toString('utf8', this.nameStart, this.nameEnd);
  }

  get value(): Value {
    return { type: this.type, bytes: this.bytes, start: this.start, end: this.end };
  }

  isNamed(name: Buffer): boolean {
    const { bytes, nameStart } = this;
    if (this.nameEnd - nameStart !== name.length) return false;
    for (let i = 0; i < name.length; i++) if (bytes[nameStart + i] !== name[i]) return false;
    return true;
  }
}

/** The elements of a document or array, as objects. */
export const elementsOf = (container: Value): Element[] => {
  const found: Element[] = [];
  const elements = new Elements(container.bytes, container.start);
  while (elements.next()) found.push({ name: elements.name, value: elements.value });
  return found;
};

/** The items of an array. */
export const itemsOf = (array: Value): Value[] => elementsOf(array).map(({ value }) => value);

/** The field of the document at `start`, or undefined where it has none of that name. */
export const fieldAt = (bytes: Buffer, start: number, name: Buffer): Value | undefined => {
  const elements = new Elements(bytes, start);
  while (elements.next()) if (elements.isNamed(name)) return elements.value;
  return undefined;
};

/** A whole buffer as the document it holds. */
export const documentValue = (bytes: Buffer): Value => ({
  type: BsonType.object,
  bytes,
  start: 0,
  end: bytes.length,
});

/** The bytes of a value, without a copy. */
export const bytesOf = (value: Value): Buffer => value.bytes.subarray(value.start, value.end);

/** A value's bytes copied out of the buffer that it arrived in. */
export const detached = (value: Value): Value => {
  const bytes = Buffer.from(bytesOf(value));
  return { type: value.type, bytes, start: 0, end: bytes.length };
};
