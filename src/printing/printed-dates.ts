import { civilDates } from '../notices/texts/civil-dates.js';
import type { Language } from '../notices/preferences/preferences.values.js';
import type { CivilDate, Weekday } from '../school/civil-date.values.js';

/** How one language writes days and instants on paper. */
export interface PrintedDates {
  /** “Monday, 23 November”. */
  readonly day: (date: CivilDate) => string;
  /** “Monday”. */
  readonly weekday: (weekday: Weekday) => string;
  /** “23 November 2026”. */
  readonly full: (date: CivilDate) => string;
  /** “23.11”, for the head of a column. */
  readonly short: (date: CivilDate) => string;
  /** “23.11.2026, 14:05” on the clocks of a time zone. */
  readonly instant: (at: string, timeZone: string) => string;
  /** To two places. */
  readonly number: (number: number) => string;
}

const datesIn = (locale: string): PrintedDates => {
  const written = civilDates(locale);
  const [weekday, dayAndMonth] = [written({ weekday: 'long' }), written({ day: 'numeric', month: 'long' })];
  const [dayOfMonth, month, year] = [
    written({ day: '2-digit' }),
    written({ month: '2-digit' }),
    written({ year: 'numeric' }),
  ];
  const twoDigits = (text: string) => text.padStart(2, '0');
  const short = (date: CivilDate) => `${twoDigits(dayOfMonth(date))}.${twoDigits(month(date))}`;
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return {
    day: (date) => `${capitalised(weekday(date), locale)}, ${dayAndMonth(date)}`,
    // The first of January 2024 was a Monday, which is 1.
    weekday: (day) => capitalised(weekday(`2024-01-0${day.toString()}`), locale),
    full: (date) => `${dayAndMonth(date)} ${year(date)}`,
    short,
    instant: (at, timeZone) => instantIn(locale, timeZone).format(new Date(at)),
    number: (value) => number.format(value),
  };
};

const instantIn = (locale: string, timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    ...{ timeZone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  });

const capitalised = (text: string, locale: string): string =>
  text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);

// English as schools outside the United States write dates: the day before the month.
export const PRINTED_DATES: Readonly<Record<Language, PrintedDates>> = {
  en: datesIn('en-GB'),
  ru: datesIn('ru-RU'),
};
