import { CommandError } from '../errors.js';
import { BsonType, type Value } from './values.js';

const typeNames = new Map<number, string>([
  [BsonType.double, 'double'],
  [BsonType.string, 'string'],
  [BsonType.object, 'object'],
  [BsonType.array, 'array'],
  [BsonType.binary, 'binData'],
  [BsonType.undefined, 'undefined'],
  [BsonType.objectId, 'objectId'],
  [BsonType.boolean, 'bool'],
  [BsonType.date, 'date'],
  [BsonType.null, 'null'],
  [BsonType.regex, 'regex'],
  [BsonType.dbPointer, 'dbPointer'],
  [BsonType.code, 'javascript'],
  [BsonType.symbol, 'symbol'],
  [BsonType.codeWithScope, 'javascriptWithScope'],
  [BsonType.int32, 'int'],
  [BsonType.timestamp, 'timestamp'],
  [BsonType.int64, 'long'],
  [BsonType.decimal128, 'decimal'],
  [BsonType.minKey, 'minKey'],
  [BsonType.maxKey, 'maxKey'],
]);

/** The alias that `$type` knows a type by. */
export const typeName = (type: number): string => typeNames.get(type) ?? `type ${type}`;

/** The wire types that an alias or number given to `$type` stands for. */
export const typesNamed = (alias: string | number): readonly number[] => {
  if (alias === 'number') return [BsonType.double, BsonType.int32, BsonType.int64, BsonType.decimal128];
  for (const [type, name] of typeNames) {
    if (name === alias || type === alias || (alias === -1 && type === BsonType.minKey)) return [type];
  }
  throw new CommandError('BadValue', `Unknown type name alias: ${alias}`);
};

/** Whether the value is a number this store reckons with; Decimal128 isn't. */
export const isNumber = ({ type }: Value): boolean =>
  type === BsonType.int32 || type === BsonType.double || type === BsonType.int64;

/** The number that a command's option holds; only small ones pass through here. */
export const readNumber = (value: Value): number => {
  switch (value.type) {
    case BsonType.int32:
      return value.bytes.readInt32LE(value.start);
    case BsonType.double:
      return value.bytes.readDoubleLE(value.start);
    case BsonType.int64:
      return Number(value.bytes.readBigInt64LE(value.start));
    default:
      throw new CommandError('TypeMismatch', `expected a number, found ${typeName(value.type)}`);
  }
};

export const readString = (value: Value): string => {
  if (value.type !== BsonType.string) {
    throw new CommandError('TypeMismatch', `expected a string, found ${typeName(value.type)}`);
  }
  return value.bytes.toString('utf8', value.start + 4, value.end - 1);
};

/** A boolean option; numbers count as in MongoDB. */
export const readBoolean = (value: Value): boolean => {
  if (value.type === BsonType.boolean) return value.bytes[value.start] === 1;
  return readNumber(value) !== 0;
};

/** Pattern and flags of a stored regular expression. */
export const readRegex = (value: Value): { pattern: string; flags: string } => {
  const zero = value.bytes.indexOf(0, value.start);
  return {
    pattern: value.bytes.toString('utf8', value.start, zero),
    flags: value.bytes.toString('utf8', zero + 1, value.end - 1),
  };
};

const scalar = (type: number, size: number, write: (bytes: Buffer) => void): Value => {
  const bytes = Buffer.alloc(size);
  write(bytes);
  return { type, bytes, start: 0, end: size };
};

export const int32Value = (n: number): Value => scalar(BsonType.int32, 4, (bytes) => bytes.writeInt32LE(n));
export const doubleValue = (n: number): Value =>
  scalar(BsonType.double, 8, (bytes) => bytes.writeDoubleLE(n));
export const int64Value = (n: bigint): Value =>
  scalar(BsonType.int64, 8, (bytes) => bytes.writeBigInt64LE(n));
export const booleanValue = (b: boolean): Value =>
  scalar(BsonType.boolean, 1, (bytes) => bytes.writeUInt8(b ? 1 : 0));
export const nullValue: Value = { type: BsonType.null, bytes: Buffer.alloc(0), start: 0, end: 0 };

export const stringValue = (text: string): Value => {
  const size = Buffer.byteLength(text);
  return scalar(BsonType.string, size + 5, (bytes) => {
    bytes.writeInt32LE(size + 1);
    bytes.write(text, 4);
  });
};

const int64Min = -(2n ** 63n);
const int64Max = 2n ** 63n - 1n;
const int32Min = -(2n ** 31n);
const int32Max = 2n ** 31n - 1n;

const integerOf = (value: Value): bigint =>
  value.type === BsonType.int64
    ? value.bytes.readBigInt64LE(value.start)
    : BigInt(value.bytes.readInt32LE(value.start));

/**
 * Reckons with two numbers as MongoDB does: integers stay exact, int32 widens to int64 where it must, and a
 * double makes the result a double. An int64 that overflows is an error.
 */
export const arithmetic = (
  left: Value,
  right: Value,
  exact: (a: bigint, b: bigint) => bigint,
  floating: (a: number, b: number) => number,
): Value => {
  if (left.type === BsonType.double || right.type === BsonType.double) {
    return doubleValue(floating(readNumber(left), readNumber(right)));
  }
  if (!isNumber(left) || !isNumber(right)) {
    const other = isNumber(left) ? right : left;
    throw new CommandError('TypeMismatch', `cannot reckon with a value of type ${typeName(other.type)}`);
  }
  const result = exact(integerOf(left), integerOf(right));
  const narrow = left.type === BsonType.int32 && right.type === BsonType.int32;
  if (narrow && result >= int32Min && result <= int32Max) return int32Value(Number(result));
  if (result < int64Min || result > int64Max) {
    throw new CommandError('BadValue', 'integer overflow: the result is out of the 64-bit range');
  }
  return int64Value(result);
};

/** The sum of two numbers. */
export const add = (left: Value, right: Value): Value =>
  arithmetic(
    left,
    right,
    (a, b) => a + b,
    (a, b) => a + b,
  );
