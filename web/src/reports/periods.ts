import type { Year } from '../api/pupil-reports.js';
import type { Period } from '../api/staff-reports.js';
import { spanNamed, usualSpan } from '../pupil/span.js';
import type { StaffSearch } from './staff-search.js';

/** The term or year that an address names, else the term of today; none where the school has no terms. */
export function periodIn(
  { term, year }: StaffSearch,
  years: readonly Year[],
  today: string,
): Period | undefined {
  return [spanNamed({ term, year }, years), usualSpan(today, years)].find(
    (span): span is Period => span !== undefined && ('term' in span || 'year' in span),
  );
}

/** The term that an address names, else the one of today. */
export function termIn({ term }: StaffSearch, years: readonly Year[], today: string): string | undefined {
  const period = periodIn({ term }, years, today);
  return period && 'term' in period ? period.term : undefined;
}
