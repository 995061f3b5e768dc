import type { Problem } from '../../api/request.js';

/** A cell of the file that is to be put right; none of its places where the whole file is. */
export interface RefusedCell {
  readonly line?: number;
  readonly column?: string;
  readonly message: string;
}

/** What is wrong with a file, by lines: `csv.{line}.{column}` is where each fault is. */
export const refusedCells = ({ errors = [] }: Pick<Problem, 'errors'>): RefusedCell[] =>
  errors
    .map(({ field, message }): RefusedCell => {
      const [, line, column] = /^csv\.(\d+)\.(.*)$/.exec(field) ?? [];
      if (line === undefined || column === undefined) return { message };
      return { line: Number(line), column, message };
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
