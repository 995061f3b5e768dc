import ical, { escape, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { onOneLine } from '../notices/texts/tidied.js';
import { addDays } from '../school/civil-date.values.js';
import type { CalendarEntry } from './entries.js';

/** How often calendars are asked to look again: what is set in the morning is there at noon. */
const REFRESH_SECONDS = 60 * 60;

/**
 * A calendar as iCalendar (RFC 5545, with the name and refresh interval of RFC 7986). It follows from what is shown
 * alone: the same entries are the same text. Instants are in UTC, and days are days, so that no time zone has to be
 * defined in it.
 */
export const icalendarOf = (name: string, entries: readonly CalendarEntry[]): string =>
  `${ical({
    prodId: { company: 'School Journal', product: 'School Journal', language: 'EN' },
    // The library escapes the texts of events, and not this one.
    name: escape(onOneLine(name), false),
    ttl: REFRESH_SECONDS,
    events: entries.map(({ uid, when, summary, description, place, cancelled, revision: { times, at } }) => ({
      id: uid,
      sequence: times - 1,
      // Where no method is named it is when the entry was last revised (RFC 5545 §3.8.7.2).
      stamp: new Date(at),
      lastModified: new Date(at),
      ...('date' in when
        ? // Takes nobody's time: a day of lessons is not a day on which a family can do nothing else.
          {
            start: new Date(`${when.date}T00:00:00Z`),
            // The day on which it is over (RFC 5545 §3.6.1).
            ...(when.until === undefined ? {} : { end: new Date(`${addDays(when.until, 1)}T00:00:00Z`) }),
            allDay: true,
            transparency: ICalEventTransparency.TRANSPARENT,
          }
        : {
            start: new Date(when.instant),
            ...(when.until === undefined ? {} : { end: new Date(when.until) }),
          }),
      summary,
      ...(description === '' ? {} : { description }),
      ...(place === '' ? {} : { location: { title: place } }),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })),
  }).toString()}\r\n`;
