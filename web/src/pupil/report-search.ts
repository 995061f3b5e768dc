import { isDate, isWeek, shiftDate } from '../diary/week.js';

/** A span as it stands in an address: one of them, or both `from` and `to`. */
export interface SpanSearch {
  readonly day?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly week?: string | undefined;
  readonly month?: string | undefined;
  readonly term?: string | undefined;
  readonly year?: string | undefined;
}

/** What the address of a report says. */
export interface ReportSearch extends SpanSearch {
  readonly subject?: string | undefined;
}

/** As many days as the journal reports on at once. */
export const longestDays = 400;
const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What an address asks for; what can't be asked for is left out. */
export function reportSearchIn(fields: Readonly<Record<string, unknown>>): ReportSearch {
  const text = (name: keyof ReportSearch): string | undefined => {
    const value = fields[name];
    // The router reads a text of digits as a number.
    const written = typeof value === 'number' ? String(value) : value;
    return typeof written === 'string' && written !== '' ? written : undefined;
  };
  const which = (name: keyof ReportSearch, isOne: (value: string) => boolean) => {
    const value = text(name);
    return value !== undefined && isOne(value) ? value : undefined;
  };
  const range = rangeIn(text('from'), text('to'), longestDays);
  return {
    day: which('day', isDate),
    from: range?.from,
    to: range?.to,
    week: which('week', isWeek),
    month: which('month', (month) => monthPattern.test(month)),
    term: text('term'),
    year: text('year'),
    subject: text('subject'),
  };
}

/** Days from one to another, where there are no more between them than can be asked for. */
export function rangeIn(
  from: string | undefined,
  to: string | undefined,
  longest: number,
): { readonly from: string; readonly to: string } | undefined {
  if (from === undefined || to === undefined || !isDate(from) || !isDate(to)) return undefined;
  return from <= to && to <= shiftDate(from, longest) ? { from, to } : undefined;
}
