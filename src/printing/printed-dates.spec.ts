import { describe, expect, test } from '@jest/globals';
import { PRINTED_DATES } from './printed-dates.js';

describe('dates on paper', () => {
  test('are written as each language does, on the clocks of the school', () => {
    const { en, ru } = PRINTED_DATES;
    expect([en.day('2026-11-23'), ru.day('2026-11-23')]).toEqual([
      'Monday, 23 November',
      'Понедельник, 23 ноября',
    ]);
    expect([en.weekday(1), ru.weekday(7)]).toEqual(['Monday', 'Воскресенье']);
    expect([en.full('2026-11-23'), ru.full('2026-11-23')]).toEqual(['23 November 2026', '23 ноября 2026']);
    expect([en.short('2026-01-05'), ru.short('2026-01-05')]).toEqual(['05.01', '05.01']);
    expect(ru.instant('2026-11-23T21:30:00Z', 'Asia/Omsk')).toBe('24.11.2026, 03:30');
    expect([en.number(4.5), ru.number(4.666667)]).toEqual(['4.50', '4,67']);
  });
});
