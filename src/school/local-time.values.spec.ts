import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOfLocal, isLocalTime, localTimeIn } from './local-time.values.js';

describe('a local time', () => {
  test('is what the clocks of a zone show', () => {
    const instant = '2026-11-28T21:59:59.999Z';
    expect(localTimeIn('UTC', instant)).toBe('2026-11-28T21:59');
    expect(localTimeIn('Europe/Lisbon', '2026-07-01T08:00:00Z')).toBe('2026-07-01T09:00');
    expect(localTimeIn('Asia/Yekaterinburg', instant)).toBe('2026-11-29T02:59');
    expect(localTimeIn('Asia/Kathmandu', instant)).toBe('2026-11-29T03:44');
  });

  test('is an instant in a zone, the earlier one where clocks show it twice', () => {
    expect(instantOfLocal('Europe/Moscow', '2026-12-03T18:30')).toBe('2026-12-03T15:30:00.000Z');
    expect(instantOfLocal('Europe/Lisbon', '2026-07-01T09:00')).toBe('2026-07-01T08:00:00.000Z');
    expect(instantOfLocal('Europe/Lisbon', '2026-10-25T01:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('is told from what only looks like one', () => {
    for (const text of ['2026-11-28T18:00', '2028-02-29T00:00', '2026-12-31T23:59']) {
      expect([text, isLocalTime(text)]).toEqual([text, true]);
    }
    const none = [
      '2026-02-29T18:00',
      '2026-11-28T24:00',
      '2026-11-28T18:60',
      '2026-11-28',
      '2026-11-28T18:00Z',
    ];
    for (const text of [...none, '2026-11-28 18:00', '2026-11-28T18:00:00', '', '26-11-28T18:00']) {
      expect([text, isLocalTime(text)]).toEqual([text, false]);
    }
  });

  test('is one whatever the instant, and orders as instants do where no clocks are changed', () => {
    const instants = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2200-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        const [first, second] = [a, b].map((instant) => localTimeIn('Asia/Kathmandu', instant.toISOString()));
        expect(isLocalTime(first ?? '')).toBe(true);
        if (a.getTime() < b.getTime() && a.getFullYear() > 1990) {
          expect((first ?? '') <= (second ?? '')).toBe(true);
        }
      }),
    );
  });
});
