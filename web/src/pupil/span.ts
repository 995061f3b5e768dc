import type { Span, Term, Year } from '../api/pupil-reports.js';
import { mondayOf, shiftDate, shiftWeek, weekOf } from '../diary/week.js';
import type { SpanSearch } from './report-search.js';

/** What a span is called: `range` is days from one to another. */
export const spanKinds = ['day', 'week', 'month', 'term', 'year', 'range'] as const;
export type SpanKind = (typeof spanKinds)[number];

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The span that an address names. A term or year that the pupil's school doesn't have is none. */
export function spanNamed(search: SpanSearch, years: readonly Year[]): Span | undefined {
  const { day, from, to, week, month, term, year } = search;
  if (day !== undefined) return { day };
  if (from !== undefined && to !== undefined) return { from, to };
  if (week !== undefined) return { week };
  if (month !== undefined) return { month };
  if (term !== undefined && termsOf(years).some(({ id }) => id === term)) return { term };
  if (year !== undefined && years.some(({ id }) => id === year)) return { year };
  return undefined;
}

/** What is shown where nothing is asked for: the term that lasts or was the last, else the month. */
export function usualSpan(today: string, years: readonly Year[]): Span {
  return spanOfKind('term', today, years) ?? { month: today.slice(0, 7) };
}

/** A span as it stands in an address, in place of any other. */
export function searchOf(span: Span): SpanSearch {
  const none = { day: undefined, from: undefined, to: undefined, week: undefined };
  return { ...none, month: undefined, term: undefined, year: undefined, ...span };
}

export function kindOf(span: Span): SpanKind {
  if ('day' in span) return 'day';
  if ('from' in span) return 'range';
  if ('week' in span) return 'week';
  if ('month' in span) return 'month';
  return 'term' in span ? 'term' : 'year';
}

/** The term or year that a span names. */
export function periodOf(span: Span, years: readonly Year[]): Term | undefined {
  if ('term' in span) return termsOf(years).find(({ id }) => id === span.term);
  if ('year' in span) return years.find(({ id }) => id === span.year);
  return undefined;
}

/** The days of a span; none of a term or year that isn't known. */
export function daysOf(span: Span, years: readonly Year[]): Days | undefined {
  if ('day' in span) return { from: span.day, to: span.day };
  if ('from' in span) return span;
  if ('week' in span) {
    const monday = mondayOf(span.week);
    return { from: monday, to: shiftDate(monday, 6) };
  }
  if ('month' in span) {
    const from = `${span.month}-01`;
    return { from, to: shiftDate(`${shiftMonth(span.month, 1)}-01`, -1) };
  }
  return periodOf(span, years);
}

/** The span of a kind around a day; of terms and years the last that began by then, else the first. */
export function spanOfKind(kind: SpanKind, date: string, years: readonly Year[]): Span | undefined {
  switch (kind) {
    case 'day':
      return { day: date };
    case 'week':
      return { week: weekOf(date) };
    case 'month':
      return { month: date.slice(0, 7) };
    case 'range':
      return { from: shiftDate(date, -13), to: date };
    case 'term': {
      const term = around(termsOf(years), date);
      return term && { term: term.id };
    }
    case 'year': {
      const year = around(years, date);
      return year && { year: year.id };
    }
  }
}

/** The span of the same kind before or after; none beyond the first and last term or year. */
export function shiftSpan(span: Span, by: -1 | 1, years: readonly Year[]): Span | undefined {
  if ('day' in span) return { day: shiftDate(span.day, by) };
  if ('week' in span) return { week: shiftWeek(span.week, by) };
  if ('month' in span) return { month: shiftMonth(span.month, by) };
  if ('from' in span) {
    const length = daysBetween(span.from, span.to) + 1;
    return { from: shiftDate(span.from, by * length), to: shiftDate(span.to, by * length) };
  }
  if ('term' in span) {
    const term = beside(termsOf(years), span.term, by);
    return term && { term: term.id };
  }
  const year = beside(years, span.year, by);
  return year && { year: year.id };
}

export const termsOf = (years: readonly Year[]): readonly Term[] => years.flatMap(({ terms }) => terms);

function around<Period extends Term>(periods: readonly Period[], date: string): Period | undefined {
  return periods.findLast(({ from }) => from <= date) ?? periods[0];
}

function beside<Period extends Term>(periods: readonly Period[], id: string, by: -1 | 1): Period | undefined {
  const index = periods.findIndex((period) => period.id === id);
  return index < 0 ? undefined : periods[index + by];
}

function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
