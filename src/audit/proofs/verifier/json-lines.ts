import { HASH_BYTES } from '../../transparency/tiles.js';
import type { Hash } from '../../transparency/merkle.js';

/** A file of a bundle that isn't written as it has to be; `line` counts from 1, and is 0 for all of it. */
export class Malformed extends Error {
  override readonly name = 'Malformed';

  constructor(
    readonly file: string,
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const NEWLINE = 0x0a;

/** Reads every line of a JSON Lines file. @throws Malformed where one isn't what `read` takes */
export const linesOf = <T>(file: string, bytes: Buffer, read: (fields: Fields) => T): readonly T[] => {
  const values: T[] = [];
  // Line by line, since all of it may be more than a string holds.
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, at);
    const line = values.length + 1;
    if (end < 0) throw new Malformed(file, line, 'the last line does not end');
    values.push(valueOf(file, line, bytes.toString('utf8', at, end), read));
    at = end + 1;
  }
  return values;
};

/** Reads a file that is one JSON value. @throws Malformed */
export const valueOf = <T>(file: string, line: number, text: string, read: (fields: Fields) => T): T => {
  try {
    return read(new Fields(JSON.parse(text)));
  } catch (error) {
    throw new Malformed(
      file,
      line,
      error instanceof SyntaxError ? 'it is no JSON' : (error as Error).message,
    );
  }
};

/** The members of a JSON object, none but those that are named, each as what it has to be. All methods throw. */
export class Fields {
  private readonly members: Readonly<Record<string, unknown>>;

  constructor(readonly value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Error('it is no object');
    this.members = value as Readonly<Record<string, unknown>>;
  }

  only(...names: readonly string[]): this {
    const other = Object.keys(this.members).find((name) => !names.includes(name));
    if (other !== undefined) throw new Error(`it has a member ${JSON.stringify(other.slice(0, 40))}`);
    return this;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.members, name);
  }

  text(name: string): string {
    const value = this.any(name);
    if (typeof value !== 'string') throw new Error(`${name} is no text`);
    return value;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    const found = values.find((value) => value === this.any(name));
    if (found === undefined) throw new Error(`${name} is none of ${values.join(', ')}`);
    return found;
  }

  /** A whole number from 0 on. */
  whole(name: string): number {
    const value = this.any(name);
    if (!Number.isSafeInteger(value) || (value as number) < 0) throw new Error(`${name} is no whole number`);
    return value as number;
  }

  bytes(name: string): Buffer {
    return bytesOf(name, this.any(name));
  }

  hash(name: string): Hash {
    return hashOf(name, this.any(name));
  }

  list<T>(name: string, read: (value: unknown) => T): readonly T[] {
    const value = this.any(name);
    if (!Array.isArray(value)) throw new Error(`${name} is no list`);
    return value.map(read);
  }

  fields(name: string): Fields {
    return new Fields(this.any(name));
  }

  any(name: string): unknown {
    if (!this.has(name)) throw new Error(`${name} is missing`);
    return this.members[name];
  }
}

const bytesOf = (name: string, value: unknown): Buffer => {
  const bytes = Buffer.from(typeof value === 'string' ? value : '', 'base64');
  if (bytes.toString('base64') !== value) throw new Error(`${name} is no base64`);
  return bytes;
};

export const hashOf = (name: string, value: unknown): Hash => {
  const hash = bytesOf(name, value);
  if (hash.length !== HASH_BYTES) throw new Error(`${name} is no hash`);
  return hash;
};
