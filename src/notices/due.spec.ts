import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueOf } from './due.js';
import type { News } from './notice.js';
import type { QuietHours } from './preferences/preferences.values.js';

const ZONE = 'Europe/Lisbon';
/** A Tuesday afternoon. */
const NOW = '2026-11-24T15:00:00.000Z';
const remark: News = {
  kind: 'remark',
  facts: {
    pageId: 'p',
    date: '2026-11-24',
    remarkId: 'r',
    kind: 'praise',
    text: { sealed: 's', of: 'ivan', in: 'c' },
  },
};
const absence: News = { kind: 'absence', facts: { date: '2026-11-24', withdrawn: false } };
const homework = (dueOn: string): News => ({
  kind: 'homework',
  facts: { pageId: 'p', lessonId: 'l', homeworkId: 'h', dueOn },
});
const night: QuietHours = { from: '21:00', to: '07:00', timeZone: ZONE };

describe('when something is told', () => {
  it('is at once, unless it was chosen otherwise', () => {
    expect(dueOf(remark, 'atOnce', {}, ZONE, NOW)).toEqual({ at: NOW });
  });

  it('is the evening of the day, and the next evening after that', () => {
    const daily = (now: string) => dueOf(remark, 'daily', {}, ZONE, now);
    expect(daily(NOW)).toEqual({ at: '2026-11-24T18:00:00.000Z', digest: 'daily' });
    expect(daily('2026-11-24T18:00:00.000Z').at).toBe('2026-11-25T18:00:00.000Z');
  });

  it('is the evening of the Sunday', () => {
    const weekly = (now: string) => dueOf(remark, 'weekly', {}, ZONE, now).at;
    expect(weekly(NOW)).toBe('2026-11-29T18:00:00.000Z');
    expect(weekly('2026-11-29T18:30:00.000Z')).toBe('2026-12-06T18:00:00.000Z');
  });

  it('follows the clocks of the place, and their changes', () => {
    expect(dueOf(remark, 'daily', {}, 'Asia/Vladivostok', NOW).at).toBe('2026-11-25T08:00:00.000Z');
    const lastSummerDay = '2026-10-24T19:00:00.000Z';
    expect(dueOf(remark, 'daily', {}, ZONE, lastSummerDay).at).toBe('2026-10-25T18:00:00.000Z');
  });

  it('is not before the first day of an announcement', () => {
    const announced = (from: string): News => ({
      kind: 'announcement',
      facts: { announcementId: 'n1', from },
    });
    expect(dueOf(announced('2026-11-24'), 'atOnce', {}, ZONE, NOW)).toEqual({ at: NOW });
    expect(dueOf(announced('2026-11-26'), 'atOnce', {}, ZONE, NOW)).toEqual({
      at: '2026-11-26T08:00:00.000Z',
    });
    expect(dueOf(announced('2026-11-26'), 'daily', {}, ZONE, NOW)).toEqual({
      at: '2026-11-26T18:00:00.000Z',
      digest: 'daily',
    });
    const late = { quietHours: { ...night, to: '09:00' } };
    expect(dueOf(announced('2026-11-26'), 'atOnce', late, ZONE, NOW).at).toBe('2026-11-26T09:00:00.000Z');
  });

  it('is the evening before, for homework, and at once where that is over', () => {
    expect(dueOf(homework('2026-11-27'), 'daily', {}, ZONE, NOW)).toEqual({
      at: '2026-11-26T18:00:00.000Z',
      digest: 'daily',
    });
    expect(dueOf(homework('2026-11-25'), 'daily', {}, ZONE, '2026-11-24T18:30:00.000Z')).toEqual({
      at: '2026-11-24T18:30:00.000Z',
    });
    expect(dueOf(homework('2026-12-02'), 'weekly', {}, ZONE, NOW).at).toBe('2026-11-29T18:00:00.000Z');
    expect(dueOf(homework('2026-11-27'), 'weekly', {}, ZONE, NOW)).toEqual({ at: NOW });
  });

  it('is after the quiet hours, over midnight as well', () => {
    const told = (now: string, quietHours = night) => dueOf(remark, 'atOnce', { quietHours }, ZONE, now).at;
    expect(told('2026-11-24T20:59:00.000Z')).toBe('2026-11-24T20:59:00.000Z');
    expect(told('2026-11-24T21:00:00.000Z')).toBe('2026-11-25T07:00:00.000Z');
    expect(told('2026-11-25T06:59:59.000Z')).toBe('2026-11-25T07:00:00.000Z');
    const nap = { ...night, from: '13:00', to: '15:30' };
    expect(told('2026-11-24T13:00:00.000Z', nap)).toBe('2026-11-24T15:30:00.000Z');
    expect(told('2026-11-24T12:00:00.000Z', nap)).toBe('2026-11-24T12:00:00.000Z');
  });

  it('is put off in the time zone of whoever has chosen it', () => {
    const quietHours = { ...night, timeZone: 'Asia/Vladivostok' };
    expect(dueOf(remark, 'atOnce', { quietHours }, ZONE, NOW).at).toBe('2026-11-24T21:00:00.000Z');
  });

  it('is at once, whatever was chosen, where it is urgent', () => {
    const late = '2026-11-24T23:00:00.000Z';
    expect(dueOf(absence, 'daily', { quietHours: night }, ZONE, late)).toEqual({ at: late });
  });

  it('is never before now, and never in quiet hours', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const zone = fc.constantFrom(ZONE, 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia');
    const instant = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(
        fc.constantFrom('atOnce', 'daily', 'weekly' as const),
        ...[time, time, zone, instant],
        (pace, from, to, timeZone, now) => {
          fc.pre(from !== to);
          const { at } = dueOf(remark, pace, { quietHours: { from, to, timeZone } }, ZONE, now);
          expect(at >= now).toBe(true);
          const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(
            new Date(at),
          );
          const isQuiet = from < to ? clock >= from && clock < to : clock >= from || clock < to;
          expect(isQuiet).toBe(false);
        },
      ),
    );
  });
});
