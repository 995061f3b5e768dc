import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from './civil-date.values.js';

/** A date and time on a school's clocks, `YYYY-MM-DDTHH:MM`; such texts order as the times do. */
export type LocalTime = string;

export const isLocalTime = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDateTime.from(text);
    return true;
  } catch {
    return false;
  }
};

/** Whether it is the name of a zone in the IANA's data base. */
export const isTimeZone = (text: string): boolean => {
  // Newer versions of the language take offsets too, such as +01:00, which know no summer time.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
};

/** What clocks in a time zone show at an instant (ISO 8601), to the minute. */
export const localTimeIn = (timeZone: string, instant: string): LocalTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString().slice(0, 16);

/** The instant at which clocks in a time zone show it; the earlier one, where they show it twice. ISO 8601 in UTC. */
export const instantOfLocal = (timeZone: string, local: LocalTime): string => {
  const { epochMilliseconds } = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone);
  return new Date(epochMilliseconds).toISOString();
};

/** The date, `YYYY-MM-DD`, and the time of day, `HH:MM`. */
export const dateAndTime = (local: LocalTime): { readonly date: CivilDate; readonly time: string } => ({
  date: local.slice(0, 10),
  time: local.slice(11),
});
