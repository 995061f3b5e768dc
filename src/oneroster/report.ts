import type { Fault } from './faults.js';
import type { BundleError, BundleNote } from './roster.js';

/** Gathers everything that is wrong with a bundle, and everything in it that is passed over. */
export class Report {
  readonly errors: BundleError[] = [];
  readonly ignored: BundleNote[] = [];

  error(file: string, line: number, column: string, fault: Fault, value?: string): void {
    const { code, params, message } = fault;
    this.errors.push({ ...note(file, line, column, message, value), code, params });
  }

  ignore(file: string, line: number, column: string, message: string, value?: string): void {
    this.ignored.push(note(file, line, column, message, value));
  }
}

function note(file: string, line: number, column: string, message: string, value?: string): BundleNote {
  return { file, line, column, ...(value === undefined ? {} : { value }), message };
}

/** Files in the alphabet's order with the manifest first, then lines, then as they were found. */
export function inReadingOrder(errors: readonly BundleError[]): BundleError[] {
  const fileRank = (file: string) => (file === 'manifest.csv' ? '' : file);
  return errors.toSorted((a, b) => {
    const [left, right] = [fileRank(a.file), fileRank(b.file)];
    if (left !== right) return left < right ? -1 : 1;
    return a.line - b.line;
  });
}
