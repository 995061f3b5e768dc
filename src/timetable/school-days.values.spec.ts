import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import '../../test/support/property-seed.js';
import { addDays, weekdayOf, WEEKDAYS } from '../school/civil-date.values.js';
import { givenOn, ORDINARY_DAYS, planOn, specialDay, type SchoolDays } from './school-days.values.js';
import { letterOf, type Slot } from './timetable.values.js';

/** The Monday of a week A. */
const WEEK_A = '2026-11-09';
const SATURDAY = '2026-11-14';
const off = { daysOffId: 'd1', from: '2026-11-23', to: '2026-11-24', title: 'Holidays' };
const slot = (weekday: Slot['weekday'], weeks: Slot['weeks'] = 'every'): Slot => ({
  weekday,
  number: 1,
  weeks,
});
const week = WEEKDAYS.flatMap((day) => [slot(day), slot(day, 'A'), slot(day, 'B')]);
const shifted = (more: object = {}): SchoolDays => ({
  ...ORDINARY_DAYS,
  shifted: { [SATURDAY]: { date: SATURDAY, weekday: 1, ...more } },
});

describe('the lessons of a day', () => {
  test('are those of its day of the week and of its week', () => {
    expect(givenOn(week, WEEK_A, WEEK_A, ORDINARY_DAYS)).toEqual([slot(1), slot(1, 'A')]);
    expect(givenOn(week, '2026-11-17', WEEK_A, ORDINARY_DAYS)).toEqual([slot(2), slot(2, 'B')]);
    expect(givenOn(week, '2026-11-17', undefined, ORDINARY_DAYS)).toHaveLength(3);
  });

  test('are none on a day off, from the first to the last', () => {
    const days = { ...ORDINARY_DAYS, off: { d1: off } };
    const given = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'].map(
      (date) => givenOn(week, date, undefined, days).length,
    );
    expect(given).toEqual([3, 0, 0, 3]);
  });

  test('are those of the day of the week by which a shifted day goes, and of its own week, where no other is named', () => {
    expect(givenOn(week, SATURDAY, WEEK_A, shifted())).toEqual([slot(1), slot(1, 'A')]);
    expect(givenOn(week, SATURDAY, WEEK_A, shifted({ week: 'B' }))).toEqual([slot(1), slot(1, 'B')]);
    expect(givenOn(week, SATURDAY, undefined, shifted({ week: 'B' }))).toHaveLength(3);
    expect(givenOn(week, '2026-11-21', WEEK_A, shifted())).toEqual([slot(6), slot(6, 'B')]);
  });

  test('have bells of their own where that is said', () => {
    const bells = [{ number: 1, from: '09:00', to: '09:40' }];
    expect(planOn(shifted({ bells }), SATURDAY)).toMatchObject({ weekday: 1, bells });
    expect(planOn(shifted(), '2026-11-15')).toEqual({ weekday: 7 });
  });

  test('are on any day of all calendars those of one weekday and one week, or none, and the title says which', () => {
    const date = fc.integer({ min: 0, max: 40 }).map((days) => addDays(WEEK_A, days));
    const daysOff = fc
      .tuple(date, fc.integer({ min: 0, max: 5 }))
      .map(([from, length]) => ({ ...off, from, to: addDays(from, length) }));
    const shift = fc.record(
      { date, weekday: fc.constantFrom(...WEEKDAYS), week: fc.constantFrom('A' as const, 'B' as const) },
      { requiredKeys: ['date', 'weekday'] },
    );
    const seen = { off: 0, shifted: 0, ordinary: 0 };
    fc.assert(
      fc.property(
        fc.array(daysOff, { maxLength: 3 }),
        fc.array(shift, { maxLength: 6 }),
        date,
        (gone, moved, day) => {
          const days: SchoolDays = {
            off: Object.fromEntries(gone.map((each, index) => [index.toString(), each])),
            shifted: Object.fromEntries(moved.map((each) => [each.date, each])),
          };
          const isOff = gone.some(({ from, to }) => from <= day && day <= to);
          const last = moved.findLast((each) => each.date === day);
          const weekday = last?.weekday ?? weekdayOf(day);
          const letter = last?.week ?? letterOf(day, WEEK_A);
          expect(givenOn(week, day, WEEK_A, days)).toEqual(
            isOff ? [] : [slot(weekday), slot(weekday, letter)],
          );
          const kind = isOff ? 'off' : last ? 'shifted' : 'ordinary';
          seen[kind] += 1;
          const special = specialDay(days, day);
          expect([special?.off !== undefined, special?.shifted?.weekday]).toEqual([
            isOff,
            isOff ? undefined : last?.weekday,
          ]);
        },
      ),
      { numRuns: 500 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });
});
