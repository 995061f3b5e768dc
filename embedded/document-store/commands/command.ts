import { readBoolean, readNumber, readString, typeName } from '../bson/scalars.js';
import { BsonType, elementsOf, itemsOf, type Value } from '../bson/values.js';
import { CommandError, unsupported } from '../errors.js';

/** Fields that any command may carry and that change nothing about what this store does. */
const generic = new Set([
  '$db',
  'lsid',
  '$clusterTime',
  '$readPreference',
  'comment',
  'maxTimeMS',
  'apiVersion',
  'apiDeprecationErrors',
  // Every write is on disk before it is answered, so every concern is met.
  'writeConcern',
  'readConcern',
]);

/** Options that mean nothing when they are false, and are refused otherwise. */
const isOff = (value: Value): boolean =>
  value.type === BsonType.null || (value.type === BsonType.boolean && value.bytes[value.start] === 0);

/** The arguments of a command, or of one statement in it. */
export class Arguments {
  protected readonly fields: ReadonlyMap<string, Value>;

  constructor(
    protected readonly owner: string,
    document: Value,
  ) {
    this.fields = new Map(elementsOf(document).map(({ name, value }) => [name, value]));
  }

  /** Refuses by name whatever isn't listed, unless it is turned off. */
  allow(...names: readonly string[]): void {
    for (const [name, value] of this.fields) {
      if (!names.includes(name) && !this.isGeneric(name) && !isOff(value)) {
        throw new CommandError(
          'UnknownField',
          `BSON field '${this.owner}.${name}' is not supported by the embedded document store`,
        );
      }
    }
  }

  protected isGeneric(_name: string): boolean {
    return false;
  }

  get(name: string): Value | undefined {
    const value = this.fields.get(name);
    return value?.type === BsonType.null ? undefined : value;
  }

  required(name: string): Value {
    const value = this.get(name);
    if (value === undefined) {
      throw new CommandError(
        'FailedToParse',
        `BSON field '${this.owner}.${name}' is missing but a required field`,
      );
    }
    return value;
  }

  document(name: string): Value | undefined {
    const value = this.get(name);
    if (value !== undefined && value.type !== BsonType.object) {
      throw new CommandError(
        'TypeMismatch',
        `'${this.owner}.${name}' must be an object, not ${typeName(value.type)}`,
      );
    }
    return value;
  }

  string(name: string): string {
    return readString(this.required(name));
  }

  number(name: string): number | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : readNumber(value);
  }

  /** A number of documents: whole and not negative. */
  amount(name: string): number | undefined {
    const n = this.number(name);
    if (n !== undefined && (n < 0 || !Number.isInteger(n))) {
      throw new CommandError(
        'BadValue',
        `BSON field '${this.owner}.${name}' must be a whole number and not negative`,
      );
    }
    return n;
  }

  boolean(name: string, absent = false): boolean {
    const value = this.get(name);
    return value === undefined ? absent : readBoolean(value);
  }

  array(name: string): Value[] {
    const value = this.required(name);
    if (value.type !== BsonType.array) throw new CommandError('TypeMismatch', `'${name}' must be an array`);
    return itemsOf(value);
  }
}

/** One command, as it lies in its message. */
export class Command extends Arguments {
  readonly name: string;
  readonly database: string;

  constructor(
    body: Value,
    private readonly sequences: ReadonlyMap<string, readonly Value[]>,
    database?: string,
  ) {
    const name = elementsOf(body)[0]?.name ?? '';
    super(name, body);
    this.name = name;
    this.database = database ?? this.string('$db');
  }

  protected override isGeneric(name: string): boolean {
    return name === this.name || generic.has(name);
  }

  override allow(...names: readonly string[]): void {
    super.allow(...names);
    const readConcern = this.document('readConcern');
    if (readConcern !== undefined && new Arguments('readConcern', readConcern).get('level') !== undefined) {
      const level = new Arguments('readConcern', readConcern).string('level');
      if (level === 'snapshot') throw unsupported("the read concern 'snapshot'");
    }
  }

  /** The namespace that the command's first field names. */
  get namespace(): string {
    return this.namespaceOf(this.string(this.name));
  }

  namespaceOf(collection: string): string {
    const namespace = `${this.database}.${collection}`;
    if (
      collection === '' ||
      collection.startsWith('.') ||
      collection.includes('\0') ||
      collection.includes('$') ||
      collection.startsWith('system.') ||
      Buffer.byteLength(namespace) > 255
    ) {
      throw new CommandError('InvalidNamespace', `Invalid namespace specified '${namespace}'`);
    }
    return namespace;
  }

  /** Documents given in a section of their own or as an array in the body. */
  documents(name: string): readonly Value[] {
    return this.sequences.get(name) ?? this.array(name);
  }
}
