import { createHash } from 'node:crypto';
import { unsupported } from '../errors.js';
import { typeName } from './scalars.js';
import { BsonType, Elements, type Value } from './values.js';

/**
 * Encodes BSON values so that comparing the bytes compares the values in MongoDB's order: across types by
 * `KeyTag`, numbers by what they are worth whatever their type, strings by UTF-8 bytes. No encoding is a prefix
 * of another, so encodings can be joined and, inverted, sort the other way round. This is the store's only
 * definition of order and equality: indexes, filters, sorts and groups all use it.
 */
export const KeyTag = {
  minKey: 0x01,
  /** What an empty array is indexed and sorted as: below null. */
  emptyArray: 0x08,
  null: 0x10,
  number: 0x18,
  string: 0x20,
  object: 0x28,
  array: 0x30,
  binary: 0x38,
  objectId: 0x40,
  boolean: 0x48,
  date: 0x50,
  timestamp: 0x58,
  regex: 0x60,
  maxKey: 0x7f,
} as const;

const tags = new Map<number, number>([
  [BsonType.minKey, KeyTag.minKey],
  [BsonType.null, KeyTag.null],
  [BsonType.undefined, KeyTag.null],
  [BsonType.double, KeyTag.number],
  [BsonType.int32, KeyTag.number],
  [BsonType.int64, KeyTag.number],
  [BsonType.string, KeyTag.string],
  [BsonType.object, KeyTag.object],
  [BsonType.array, KeyTag.array],
  [BsonType.binary, KeyTag.binary],
  [BsonType.objectId, KeyTag.objectId],
  [BsonType.boolean, KeyTag.boolean],
  [BsonType.date, KeyTag.date],
  [BsonType.timestamp, KeyTag.timestamp],
  [BsonType.regex, KeyTag.regex],
  [BsonType.maxKey, KeyTag.maxKey],
]);

/** The tag of a type: values compare in ranges only with values of the same tag. */
export const tagOf = (type: number): number => {
  const tag = tags.get(type);
  if (tag === undefined) throw unsupported(`comparing values of type ${typeName(type)}`);
  return tag;
};

const signBit = 1n << 63n;

/** Collects the encodings of one key. */
class KeyWriter {
  private bytes = Buffer.allocUnsafe(4096);
  private length = 0;

  restart(): void {
    this.length = 0;
  }

  finish(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length));
  }

  compare(other: Buffer): number {
    return this.bytes.compare(other, 0, other.length, 0, this.length);
  }

  private reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + size));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }

  private byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  private raw(bytes: Buffer, start: number, end: number): void {
    this.reserve(end - start);
    bytes.copy(this.bytes, this.length, start, end);
    this.length += end - start;
  }

  /** Bytes of any content, ended by 00 00; a zero inside becomes 00 FF. */
  private terminated(bytes: Buffer, start: number, end: number): void {
    let from = start;
    for (let zero = bytes.indexOf(0, from); zero >= 0 && zero < end; zero = bytes.indexOf(0, from)) {
      this.raw(bytes, from, zero + 1);
      this.byte(0xff);
      from = zero + 1;
    }
    this.raw(bytes, from, end);
    this.byte(0);
    this.byte(0);
  }

  private uint64(n: bigint): void {
    this.reserve(8);
    this.length = this.bytes.writeBigUInt64BE(n, this.length);
  }

  private double(n: number): void {
    this.reserve(8);
    // -0 and 0 are equal.
    this.bytes.writeDoubleBE(n === 0 ? 0 : n, this.length);
    if (n < 0) {
      for (let i = 0; i < 8; i++) this.bytes[this.length + i] = 0xff - (this.bytes[this.length + i] ?? 0);
    } else {
      this.bytes[this.length] = (this.bytes[this.length] ?? 0) | 0x80;
    }
    this.length += 8;
  }

  /** The greatest double not above the number, then how far above it the number lies: exact for 64-bit integers. */
  private number(value: Value): void {
    if (value.type === BsonType.int64) {
      const low = value.bytes.readUInt32LE(value.start);
      const high = value.bytes.readInt32LE(value.start + 4);
      if (high >= -0x200000 && high < 0x200000) {
        this.wholeDouble(high * 0x100000000 + low);
        return;
      }
      const exact = value.bytes.readBigInt64LE(value.start);
      const floor = doubleNotAbove(exact);
      this.double(floor);
      const above = Number(exact - BigInt(floor));
      this.byte(above >> 8);
      this.byte(above & 0xff);
      return;
    }
    this.wholeDouble(
      value.type === BsonType.int32
        ? value.bytes.readInt32LE(value.start)
        : value.bytes.readDoubleLE(value.start),
    );
  }

  private wholeDouble(n: number): void {
    // NaN lies below every number; ten zeros are below the encoding of -Infinity.
    if (Number.isNaN(n)) this.uint64(0n);
    else this.double(n);
    this.byte(0);
    this.byte(0);
  }

  private container(value: Value, named: boolean): void {
    const elements = new Elements(value.bytes, value.start);
    while (elements.next()) {
      if (named) {
        this.byte(tagOf(elements.type));
        this.raw(value.bytes, elements.nameStart, elements.nameEnd + 1);
      }
      this.value(elements.value);
    }
    this.byte(0);
  }

  value(value: Value): void {
    const { type, bytes, start, end } = value;
    this.byte(tagOf(type));
    switch (type) {
      case BsonType.double:
      case BsonType.int32:
      case BsonType.int64: {
        this.number(value);
        return;
      }
      case BsonType.string: {
        this.terminated(bytes, start + 4, end - 1);
        return;
      }
      case BsonType.object: {
        this.container(value, true);
        return;
      }
      case BsonType.array: {
        this.container(value, false);
        return;
      }
      case BsonType.binary: {
        // Binary sorts by length, then subtype, then bytes.
        this.reserve(4);
        this.length = this.bytes.writeUInt32BE(bytes.readInt32LE(start), this.length);
        this.raw(bytes, start + 4, end);
        return;
      }
      case BsonType.objectId:
      case BsonType.boolean: {
        this.raw(bytes, start, end);
        return;
      }
      case BsonType.date: {
        this.uint64(bytes.readBigUInt64LE(start) ^ signBit);
        return;
      }
      case BsonType.timestamp: {
        this.uint64(bytes.readBigUInt64LE(start));
        return;
      }
      case BsonType.regex: {
        this.raw(bytes, start, end);
        return;
      }
      default:
        // MinKey, null and MaxKey are their tags.
        return;
    }
  }
}

const doubleNotAbove = (n: bigint): number => {
  const nearest = Number(n);
  if (BigInt(nearest) <= n) return nearest;
  // One step down: integers of this size lie at least two apart as doubles.
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(nearest);
  bytes.writeBigUInt64BE(bytes.readBigUInt64BE() + (nearest > 0 ? -1n : 1n));
  return bytes.readDoubleBE();
};

const shared = new KeyWriter();

/** The order-preserving encoding of a value. */
export const encodeKey = (value: Value): Buffer => {
  shared.restart();
  shared.value(value);
  return shared.finish();
};

/** Compares a value with an encoded one: negative, zero or positive. */
export const compareToKey = (value: Value, key: Buffer): number => {
  shared.restart();
  shared.value(value);
  return shared.compare(key);
};

export const nullKey = Buffer.of(KeyTag.null);
export const emptyArrayKey = Buffer.of(KeyTag.emptyArray);
export const nanKey = Buffer.concat([Buffer.of(KeyTag.number), Buffer.alloc(10)]);

/** The same encoding with the order turned round. */
export const inverted = (key: Buffer): Buffer => {
  const bytes = Buffer.allocUnsafe(key.length);
  for (let i = 0; i < key.length; i++) bytes[i] = 0xff - (key[i] ?? 0);
  return bytes;
};

/** The least byte string above all that begin with `prefix`. */
export const prefixSuccessor = (prefix: Buffer): Buffer => {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length--;
  const successor = Buffer.from(prefix.subarray(0, length));
  successor[length - 1] = (successor[length - 1] ?? 0) + 1;
  return successor;
};

const hashSize = 32;

/**
 * Whether an encoding is too long for a key of `limit` bytes. Shortened ones are longer than any that is kept
 * whole, so the two kinds still sort correctly against each other.
 */
export const isTooLong = (key: Buffer, limit: number): boolean => key.length > limit - hashSize;

/** What of an over-long encoding's order survives shortening. */
export const orderedPart = (key: Buffer, limit: number): Buffer =>
  isTooLong(key, limit) ? key.subarray(0, limit - hashSize) : key;

/** Shortens an encoding that is too long for a key: its beginning, then the hash of the whole. */
export const shortened = (key: Buffer, limit: number): Buffer =>
  isTooLong(key, limit)
    ? Buffer.concat([orderedPart(key, limit), createHash('sha256').update(key).digest()])
    : key;
