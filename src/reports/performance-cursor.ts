import { DomainError } from '../eventing/domain-error.js';
import type { PagedQuery } from './performance.dto.js';

/** A report with some of its rows. */
export type Part<Report extends { readonly rows: readonly unknown[] }> = Omit<Report, 'rows'> & {
  readonly rows: readonly Report['rows'][number][];
  /** What to ask for the rows that follow by; none with the last ones. */
  readonly next?: string;
};

/**
 * A report with the rows after the one that a cursor names. A cursor is the name of a row, not a number: rows that
 * came or went meanwhile shift nothing.
 * @throws DomainError `cursor-gone` where that row is no longer there.
 */
export const partOf = <Report extends { readonly rows: readonly unknown[] }>(
  { rows, ...report }: Report,
  idOf: (row: Report['rows'][number]) => string,
  { after, limit }: Pick<PagedQuery, 'after' | 'limit'>,
): Part<Report> => {
  const previous = after === undefined ? -1 : rows.findIndex((row) => idOf(row) === after);
  if (after !== undefined && previous < 0) {
    throw new DomainError(
      'cursor-gone',
      'The list has changed. Start with its first rows again.',
      'conflict',
      [{ field: 'after', message: 'is no longer in the list' }],
    );
  }
  const part = rows.slice(previous + 1, previous + 1 + limit);
  const last = part.at(-1);
  const isLast = last === undefined || previous + 1 + limit >= rows.length;
  return { ...report, rows: part, ...(isLast ? {} : { next: idOf(last) }) };
};
