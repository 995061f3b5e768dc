import { reportSearchIn, type SpanSearch } from '../pupil/report-search.js';
import { textsIn } from '../shell/search-text.js';

const names = ['school', 'class', 'teacher', 'by', 'list'] as const;

/** What the address of a report for staff says: a time, and of whom. */
export type StaffSearch = SpanSearch & { readonly [Name in (typeof names)[number]]?: string | undefined };

/** What an address asks for; what can't be asked for is left out. */
export function staffSearchIn(fields: Readonly<Record<string, unknown>>): StaffSearch {
  const { subject: _, ...span } = reportSearchIn(fields);
  return { ...span, ...textsIn(fields, names) };
}
