import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dateIn,
  datesBetween,
  daysOfWeek,
  isCivilDate,
  mondayOf,
  weekOf,
  weeksBetween,
} from './civil-date.values.js';

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));

describe('a civil date', () => {
  test('is a day that there is, written in one way', () => {
    for (const text of ['2026-11-24', '2028-02-29', '2000-02-29']) expect(isCivilDate(text)).toBe(true);
    const others = ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-11-24T00:00'];
    for (const text of [...others, '26-11-24', '2026-1-1', '2026-11-24 ', '', 'today', '+002026-11-24']) {
      expect(isCivilDate(text)).toBe(false);
    }
  });

  test('moves by days over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(addDays('9999-12-30', 7)).toBe('9999-12-31');
    fc.assert(
      fc.property(date, fc.integer({ min: -800, max: 800 }), (from, days) => {
        expect(addDays(addDays(from, days), -days)).toBe(from);
        expect(addDays(from, days) < from).toBe(days < 0);
      }),
    );
  });

  test('is that of the instant in the time zone, on both sides of midnight and of a change of clocks', () => {
    expect(dateIn('Europe/Lisbon', '2026-11-24T23:59:59.999Z')).toBe('2026-11-24');
    expect(dateIn('Asia/Vladivostok', '2026-11-24T14:00:00Z')).toBe('2026-11-25');
    expect(dateIn('America/New_York', '2026-11-24T04:59:59Z')).toBe('2026-11-23');
    // Lisbon is one hour ahead of UTC until the last Sunday of October.
    expect(dateIn('Europe/Lisbon', '2026-10-24T23:00:00Z')).toBe('2026-10-25');
    expect(dateIn('Europe/Lisbon', '2026-10-25T23:00:00Z')).toBe('2026-10-25');
  });
});

describe('an ISO week', () => {
  test('belongs to the year of its Thursday', () => {
    expect(weekOf('2026-11-24')).toBe('2026-W48');
    expect(weekOf('2026-12-31')).toBe('2026-W53');
    expect(weekOf('2027-01-03')).toBe('2026-W53');
    expect(weekOf('2027-01-04')).toBe('2027-W01');
    expect(weekOf('2024-12-30')).toBe('2025-W01');
  });

  test('begins with a Monday', () => {
    expect(['2026-11-23', '2026-11-29', '2027-01-01'].map(mondayOf)).toEqual([
      ...['2026-11-23', '2026-11-23', '2026-12-28'],
    ]);
    fc.assert(fc.property(date, (each) => expect(mondayOf(each)).toBe(daysOfWeek(weekOf(each))?.from)));
  });

  test('has seven days, from Monday to Sunday', () => {
    expect(daysOfWeek('2026-W48')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    fc.assert(
      fc.property(date, (each) => {
        const week = daysOfWeek(weekOf(each));
        const days = week ? datesBetween(week.from, week.to) : [];
        expect(days).toHaveLength(7);
        expect(days).toContain(each);
        expect(new Set(days.map(weekOf)).size).toBe(1);
        expect(new Date(days[0] ?? '').getUTCDay()).toBe(1);
      }),
    );
  });

  test('is one that there is', () => {
    expect(daysOfWeek('2026-W53')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
    for (const text of [
      '9999-W52',
      '0000-W00',
      '2025-W53',
      '2026-W00',
      '2026-W54',
      '2026-48',
      '2026-W8',
      'W48',
      '',
      '2026-W048',
    ]) {
      expect(daysOfWeek(text)).toBeUndefined();
    }
  });
});

describe('a range of dates', () => {
  test('has both its ends, and no days where it ends before it begins', () => {
    expect(datesBetween('2026-12-30', '2027-01-01')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
    expect(datesBetween('2026-11-24', '2026-11-24')).toEqual(['2026-11-24']);
    expect(datesBetween('2026-11-24', '2026-11-23')).toEqual([]);
  });

  test('touches each of its weeks once', () => {
    expect(weeksBetween('2026-11-29', '2026-12-07')).toEqual(['2026-W48', '2026-W49', '2026-W50']);
  });
});
