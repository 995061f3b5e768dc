import { describe, expect, it, jest } from '@jest/globals';
import { thisWeekOf, timeZoneOf, timeZoneOfPupil } from './home.js';

const lisbon = { id: 'hill', name: 'Hill School', timeZone: 'Europe/Lisbon' };
const vladivostok = { id: 'bay', name: 'Bay School', timeZone: 'Asia/Vladivostok' };
const anna = { id: 'anna', name: 'Anna', timeZone: 'Europe/Lisbon' };
const boris = { id: 'boris', name: 'Boris', timeZone: 'Asia/Vladivostok' };
const both = { schools: [lisbon, vladivostok], children: [anna, boris] };

describe('Somebody of several schools', () => {
  it('has the time of the one that is meant', () => {
    expect(timeZoneOf(both, 'bay')).toBe('Asia/Vladivostok');
    expect(timeZoneOf(both, 'hill')).toBe('Europe/Lisbon');
  });

  it('has the time of the first one where none is meant, or one of others', () => {
    expect(timeZoneOf(both)).toBe('Europe/Lisbon');
    expect(timeZoneOf(both, 'elsewhere')).toBe('Europe/Lisbon');
  });

  it('has the time of each child’s school, and of the first one for a child in no class', () => {
    const { timeZone: _, ...left } = boris;
    expect(timeZoneOfPupil(both, 'boris')).toBe('Asia/Vladivostok');
    expect(timeZoneOfPupil({ ...both, children: [left] }, 'boris')).toBe('Europe/Lisbon');
  });

  it('opens the week that it is where the child is', () => {
    jest.useFakeTimers({ now: new Date('2026-11-29T20:00:00Z') });
    try {
      expect([thisWeekOf(both, 'anna'), thisWeekOf(both, 'boris')]).toEqual(['2026-W48', '2026-W49']);
      expect(thisWeekOf(both)).toBe('2026-W48');
    } finally {
      jest.useRealTimers();
    }
  });
});
