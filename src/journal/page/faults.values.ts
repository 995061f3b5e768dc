import { DomainError } from '../../eventing/domain-error.js';

/** Gathers what is wrong with the entries of a list, or with a single one, so that one refusal names all of it. */
export class Faults {
  private readonly found: { code: string; field: string; message: string }[] = [];

  constructor(private readonly list?: string) {}

  add(index: number, field: string, code: string, message: string): void {
    const place = this.list === undefined ? '' : `${this.list}.${index.toString()}.`;
    this.found.push({ code, field: `${place}${field}`, message });
  }

  /** @throws DomainError with the code of the first fault and the fields of all. */
  refuse(): void {
    const [first] = this.found;
    if (!first) return;
    const more = this.found.length === 1 ? '' : ` (and ${(this.found.length - 1).toString()} more)`;
    throw new DomainError(
      first.code,
      `Nothing was written: ${first.field} ${first.message}${more}.`,
      'rule',
      this.found,
    );
  }
}
