import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from './i18n.js';

// English as schools outside the United States write dates: day before month.
const locales = { en: 'en-GB', ru: 'ru-RU' };

/** Writes civil dates and instants as the chosen language does. */
export interface Dates {
  /** "Monday" */
  weekday(date: string): string;
  /** "23 November" */
  dayAndMonth(date: string): string;
  /** "Mon 23 Nov" */
  short(date: string): string;
  /** "23.11": the narrowest, for a column's head */
  numeric(date: string): string;
  /** "November 2026", of "2026-11" */
  month(month: string): string;
  /** "23–29 November 2026" */
  range(from: string, to: string): string;
  /** "24 Nov, 14:30" on the clocks of the time zone */
  instant(at: string, timeZone: string): string;
  /** "24 November 2026" on the clocks of the time zone */
  day(at: string, timeZone: string): string;
  /** "24 November 2026 at 14:30" on the clocks of the time zone */
  dayAndTime(at: string, timeZone: string): string;
  /** "14:30:05" on the reader's own clock, with the day where that is not today's */
  clock(at: number): string;
}

/** The chosen language's way of writing dates. */
export function useDates(): Dates {
  const { i18n } = useTranslation();
  const locale = locales[languageOf(i18n.language) ?? 'en'];
  return useMemo(() => datesIn(locale), [locale]);
}

function datesIn(locale: string): Dates {
  const civil = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const weekday = civil({ weekday: 'long' });
  const dayAndMonth = civil({ day: 'numeric', month: 'long' });
  const short = civil({ weekday: 'short', day: 'numeric', month: 'short' });
  const numeric = civil({ day: '2-digit', month: '2-digit' });
  const month = civil({ month: 'long', year: 'numeric' });
  const range = civil({ day: 'numeric', month: 'long', year: 'numeric' });
  const clockOfDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  return {
    weekday: (date) => capitalised(weekday.format(midnight(date)), locale),
    dayAndMonth: (date) => dayAndMonth.format(midnight(date)),
    short: (date) => short.format(midnight(date)),
    numeric: (date) => numeric.format(midnight(date)),
    month: (yearAndMonth) => capitalised(month.format(midnight(`${yearAndMonth}-01`)), locale),
    range: (from, to) => range.formatRange(midnight(from), midnight(to)),
    instant: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        timeZone,
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }).format(new Date(at)),
    day: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(new Date(at)),
    dayAndTime: (at, timeZone) =>
      new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(
        new Date(at),
      ),
    clock: (at) => (isToday(at) ? clock : clockOfDay).format(at),
  };
}

function isToday(at: number): boolean {
  return new Date(at).toDateString() === new Date().toDateString();
}

/** A civil date has no time zone: it is read and written in UTC, so that no clock can shift it. */
function midnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function capitalised(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}
