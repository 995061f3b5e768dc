import { describe, expect, it } from '@jest/globals';
import { clockAfter, timesOf } from './slot-times.js';

describe('A time to talk', () => {
  it('is told with its end', () => {
    expect(timesOf('2026-12-03T18:00', 10)).toBe('18:00–18:10');
    expect(timesOf('2026-12-03T09:55', 15)).toBe('09:55–10:10');
  });

  it('ends at midnight at the latest', () => {
    expect(clockAfter('23:00', 60)).toBe('24:00');
    expect(clockAfter('23:00', 61)).toBeUndefined();
    expect(clockAfter('', 10)).toBeUndefined();
  });
});
