import type { useDates } from '../i18n/dates.js';

/** The first of January 2024 was a Monday, which is 1. */
export const weekdayName = (dates: Pick<ReturnType<typeof useDates>, 'weekday'>, weekday: number): string =>
  dates.weekday(`2024-01-0${weekday.toString()}`);
