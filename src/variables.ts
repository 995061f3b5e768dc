/** Reads variables and remembers what is wrong with them. */
export class Variables {
  private readonly faults: string[] = [];

  constructor(
    readonly env: NodeJS.ProcessEnv,
    private readonly readFile: (path: string) => string,
  ) {}

  fault(sentence: string): void {
    this.faults.push(sentence);
  }

  address(name: string, ...schemes: readonly string[]): string {
    const value = this.env[name] ?? '';
    if (!schemes.some((scheme) => value.startsWith(`${scheme}://`))) {
      this.fault(`${name} must be an address that begins with ${schemes.map((s) => `${s}://`).join(' or ')}`);
    }
    return value;
  }

  /** The same for an address that is taken apart here. */
  url(name: string, ...schemes: readonly string[]): URL | undefined {
    const before = this.faults.length;
    const value = this.address(name, ...schemes);
    if (this.faults.length > before) return undefined;
    if (URL.canParse(value) && new URL(value).hostname !== '') return new URL(value);
    this.fault(`${name} must be an address with a host`);
    return undefined;
  }

  perSecond(name: string): number | undefined {
    return this.wholeNumber(name, 99_999);
  }

  /** A number from 1 to `most`. */
  wholeNumber(name: string, most: number): number | undefined {
    const value = this.env[name];
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!/^[1-9]\d*$/.test(value) || number > most) {
      this.fault(`${name} must be a whole number from 1 to ${most.toString()}`);
    }
    return number;
  }

  /** Whether a variable is `true`; it is not where it isn't given. */
  isTrue(name: string): boolean {
    const value = this.env[name] ?? 'false';
    if (value !== 'true' && value !== 'false') this.fault(`${name} must be true or false`);
    return value === 'true';
  }

  /** The text of the file that a variable names, without the line break at its end. */
  file(name: string): string | undefined {
    const path = this.env[name];
    if (path === undefined) return undefined;
    try {
      const text = this.readFile(path).trim();
      if (text !== '') return text;
      this.fault(`${name} names an empty file`);
    } catch {
      this.fault(`${name} names a file that can't be read`);
    }
    return undefined;
  }

  /** What is read from such a file; the reader's errors must hold no secret. */
  parsed<Value>(name: string, parse: (text: string) => Value): Value | undefined {
    const text = this.file(name);
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch (error) {
      this.fault(
        `${name} names a file that is not as it should be: ${error instanceof Error ? error.message : ''}`,
      );
      return undefined;
    }
  }

  /** @throws an Error that names every variable at fault */
  refuse(): void {
    if (this.faults.length > 0) throw new Error(this.faults.join('\n'));
  }
}
