import type { CivilDate } from '../../school/civil-date.values.js';

/**
 * Writes parts of civil dates in a locale's words; the same day whatever the zone of the machine. A whole date is put
 * together by each language: the runtimes' locale data differ in commas and spaces between the parts.
 */
export const civilDates =
  (locale: string) =>
  (options: Intl.DateTimeFormatOptions): ((date: CivilDate) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (date) => format.format(new Date(`${date}T00:00:00Z`));
  };
