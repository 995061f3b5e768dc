import { BsonType, Elements, type Value } from './values.js';

/** Writes BSON by hand into one growing buffer; raw values are copied as they are. */
export class BsonWriter {
  private bytes: Buffer;
  private length = 0;

  constructor(capacity = 256) {
    this.bytes = Buffer.allocUnsafe(capacity);
  }

  get size(): number {
    return this.length;
  }

  private reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + size));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }

  raw(bytes: Buffer, start: number, end: number): void {
    this.reserve(end - start);
    bytes.copy(this.bytes, this.length, start, end);
    this.length += end - start;
  }

  private head(type: number, name: string): void {
    // A name of n characters takes at most 3n bytes of UTF-8.
    this.reserve(2 + name.length * 3);
    this.bytes[this.length++] = type;
    this.length += this.bytes.write(name, this.length);
    this.bytes[this.length++] = 0;
  }

  value(name: string, value: Value): void {
    this.head(value.type, name);
    this.raw(value.bytes, value.start, value.end);
  }

  /** Every field of a document but the one that is named. */
  allBut(name: string, document: Value): void {
    const left = Buffer.from(name);
    const elements = new Elements(document.bytes, document.start);
    while (elements.next()) {
      if (!elements.isNamed(left)) this.raw(document.bytes, elements.nameStart - 1, elements.end);
    }
  }

  int32(name: string, n: number): void {
    this.head(BsonType.int32, name);
    this.reserve(4);
    this.length = this.bytes.writeInt32LE(n, this.length);
  }

  int64(name: string, n: bigint): void {
    this.head(BsonType.int64, name);
    this.reserve(8);
    this.length = this.bytes.writeBigInt64LE(n, this.length);
  }

  boolean(name: string, b: boolean): void {
    this.head(BsonType.boolean, name);
    this.reserve(1);
    this.bytes[this.length++] = b ? 1 : 0;
  }

  double(name: string, n: number): void {
    this.head(BsonType.double, name);
    this.reserve(8);
    this.length = this.bytes.writeDoubleLE(n, this.length);
  }

  string(name: string, text: string): void {
    this.head(BsonType.string, name);
    const size = Buffer.byteLength(text);
    this.reserve(size + 5);
    this.bytes.writeInt32LE(size + 1, this.length);
    this.bytes.write(text, this.length + 4);
    this.length += size + 5;
    this.bytes[this.length - 1] = 0;
  }

  /** Opens the outermost document; the result goes to `close`. */
  open(): number {
    const start = this.length;
    this.reserve(4);
    this.length += 4;
    return start;
  }

  openDocument(name: string): number {
    this.head(BsonType.object, name);
    return this.open();
  }

  openArray(name: string): number {
    this.head(BsonType.array, name);
    return this.open();
  }

  close(start: number): void {
    this.reserve(1);
    this.bytes[this.length++] = 0;
    this.bytes.writeInt32LE(this.length - start, start);
  }

  /** What was written; the writer must not be used afterwards. */
  finish(): Buffer {
    return this.bytes.subarray(0, this.length);
  }
}

/** A document built by `fill`. */
export const buildDocument = (fill: (writer: BsonWriter) => void, capacity?: number): Buffer => {
  const writer = new BsonWriter(capacity);
  const start = writer.open();
  fill(writer);
  writer.close(start);
  return writer.finish();
};

/** An array of these values. */
export const arrayOf = (values: readonly Value[]): Value => {
  const bytes = buildDocument((writer) => values.forEach((value, i) => writer.value(String(i), value)));
  return { type: BsonType.array, bytes, start: 0, end: bytes.length };
};
