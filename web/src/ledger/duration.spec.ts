import { describe, expect, it } from '@jest/globals';
import { durationIn } from './duration.js';

describe('A duration', () => {
  it.each([
    [0, '0 sec'],
    [0.428, '0.43 sec'],
    [59, '59 sec'],
    [60, '1 min'],
    [5_400, '1.5 hr'],
    [200_000, '2.3 days'],
  ])('of %d seconds is written in the largest unit that it fills', (seconds, written) => {
    expect(durationIn('en', seconds)).toBe(written);
  });

  it('is written as the language does', () => {
    expect(durationIn('ru', 90)).toBe('1,5 мин');
  });
});
