import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import type { FeedDaysOff } from '../../projections/calendar-feed/answer.js';
import { anyText } from '../../test/support/any-text.js';
import { onOneLine, tidied } from '../notices/texts/tidied.js';
import { activity, consultation, daysOff, homework, lesson, meeting } from './calendar.examples.js';
import { CALENDAR_WORDS } from './calendar-words.js';
import { entriesOf } from './entries.js';
import { icalendarOf } from './icalendar.js';

const all = {
  ...{ lessons: [lesson], homework: [homework], meetings: [meeting] },
  ...{ activities: [activity], consultations: [consultation], daysOff: [] as FeedDaysOff[] },
};
const icalendar = (feed: Partial<typeof all> = {}, name = 'Anna, 7B · Hill School'): string =>
  icalendarOf(name, entriesOf({ ...all, ...feed }, 'pupil', CALENDAR_WORDS.en));
/** By another hand than the one that wrote it. */
const parsed = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text) as unknown[]);
const eventsIn = (text: string): ICAL.Component[] => parsed(text).getAllSubcomponents('vevent');
/** As UTF-8 carries it: half a surrogate pair is no character. */
const sent = (text: string): string => Buffer.from(text).toString();
/** Of any code units, and of those that mean something in iCalendar. */
const written = fc.oneof(
  anyText(200),
  fc.string({
    unit: fc.constantFrom('\\', ';', ',', ':', '"', '=', '\n', '\r', '\t', ' ', 'n', 'N', 'я', '€', '😀'),
    maxLength: 200,
  }),
);
const line = (text: string): readonly string[] => (tidied(text) === '' ? [] : [sent(tidied(text))]);
const valueOf = (component: ICAL.Component | undefined, name: string): string =>
  String(component?.getFirstPropertyValue(name));

describe('a calendar as iCalendar', () => {
  test('has its entries with ids, revisions and states', () => {
    const cancelled = { ...lesson, cancelled: {}, revision: { times: 3, at: '2026-11-23T09:30:00.000Z' } };
    const [first, second, third] = eventsIn(icalendar({ lessons: [cancelled] }));
    const told = (event: ICAL.Component | undefined) =>
      ['uid', 'dtstart', 'dtstamp', 'last-modified', 'sequence', 'status'].map((name) =>
        valueOf(event, name),
      );
    expect(told(first)).toEqual([
      ...['lesson.7bm.math.q2.20261123-2@school-journal', '2026-11-23'],
      ...['2026-11-23T09:30:00Z', '2026-11-23T09:30:00Z', '2', 'CANCELLED'],
    ]);
    expect(told(second)).toEqual([
      ...['homework.7bm.math.q2.20261123-2.h1@school-journal', '2026-11-24'],
      ...['2026-11-23T08:02:00Z', '2026-11-23T08:02:00Z', '1', 'CONFIRMED'],
    ]);
    expect(told(third)).toEqual([
      ...['meeting.m1@school-journal', '2026-12-03T15:30:00Z'],
      ...['2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z', '0', 'CONFIRMED'],
    ]);
    expect(first?.getFirstProperty('dtstart')?.type).toBe('date');
    expect([valueOf(first, 'transp'), valueOf(third, 'location')]).toEqual(['TRANSPARENT', 'Room 12']);
  });

  test('has days off up to the day on which they are over', () => {
    const [event] = eventsIn(icalendar({ lessons: [], homework: [], daysOff: [daysOff] }));
    expect([valueOf(event, 'dtstart'), valueOf(event, 'dtend')]).toEqual(['2026-10-26', '2026-11-02']);
    expect(event?.getFirstProperty('dtend')?.type).toBe('date');
  });

  test('has the hours of a lesson', () => {
    const time = { from: '09:25', to: '10:10', timeZone: 'Europe/Moscow' };
    const [event] = eventsIn(icalendar({ lessons: [{ ...lesson, time }] }));
    expect([valueOf(event, 'dtstart'), valueOf(event, 'dtend'), valueOf(event, 'transp')]).toEqual([
      ...['2026-11-23T06:25:00Z', '2026-11-23T07:10:00Z', 'null'],
    ]);
  });

  test('says what it is called, and how often to look again', () => {
    const calendar = parsed(icalendar());
    expect(calendar.getFirstProperty('refresh-interval')?.type).toBe('duration');
    expect(
      ['version', 'prodid', 'x-wr-calname', 'refresh-interval', 'x-published-ttl', 'method'].map((name) =>
        valueOf(calendar, name),
      ),
    ).toEqual([
      '2.0',
      '-//School Journal//School Journal//EN',
      'Anna\\, 7B · Hill School',
      'PT1H',
      'PT1H',
      'null',
    ]);
  });

  test('is the same text for the same entries', () => {
    expect(icalendar()).toBe(icalendar());
    expect(parsed(icalendarOf('Nobody', [])).getAllSubcomponents()).toEqual([]);
  });

  test('tells every text as it was written, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(written, written, written, written, (topic, text, title, name) => {
        const made = icalendar(
          {
            lessons: [{ ...lesson, topic }],
            homework: [{ ...homework, text }],
            meetings: [{ ...meeting, title, place: text }],
            activities: [],
            consultations: [],
          },
          name,
        );
        expect(made.endsWith('END:VCALENDAR\r\n')).toBe(true);
        // RFC 5545 §3.1: lines end by CRLF and nowhere else, and are folded.
        expect(made.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const one of made.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
        const [ofLesson, ofHomework, ofMeeting, ...others] = eventsIn(sent(made));
        expect(others).toEqual([]);
        const topics = line(topic).map((told) => `Topic: ${told}`);
        expect(valueOf(ofLesson, 'description')).toBe([...topics, 'Teacher: Anna Petrova'].join('\n'));
        const task = [...line(text), 'Set on: Monday 23 November 2026'];
        expect(valueOf(ofHomework, 'description')).toBe(task.join('\n'));
        expect(valueOf(ofMeeting, 'summary')).toBe(sent(onOneLine(`Meeting, 7B: ${title}`)));
        expect(valueOf(ofMeeting, 'location')).toBe(sent(onOneLine(text)) || 'null');
      }),
      { numRuns: 300 },
    );
  });
});
