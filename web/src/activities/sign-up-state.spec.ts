import { describe, expect, it } from '@jest/globals';
import { localTimeIn, signUpStateAt } from './sign-up-state.js';

const museum = { startsAt: '2026-12-09T10:00' };
const asked = { ...museum, signUp: { places: 20, until: '2026-12-07T18:00', taken: 3 } };

describe('A sign-up', () => {
  it('is open up to and at its last minute', () => {
    expect(signUpStateAt('2026-12-07T18:00', asked)).toBe('open');
    expect(signUpStateAt('2026-12-07T18:01', asked)).toBe('over');
  });

  it('is full when as many are signed up as there are places', () => {
    const full = { ...museum, signUp: { ...asked.signUp, taken: 20 } };
    expect(signUpStateAt('2026-12-07T18:00', full)).toBe('full');
    expect(signUpStateAt('2026-12-07T18:01', full)).toBe('over');
  });

  it('is not asked for where there are no places to count', () => {
    expect(signUpStateAt('2026-12-07T18:00', museum)).toBe('notAsked');
  });

  it('is nothing any more once the activity begins or is called off', () => {
    expect(signUpStateAt('2026-12-09T10:00', asked)).toBe('begun');
    expect(signUpStateAt('2026-12-01T10:00', { ...asked, calledOff: { at: '2026-11-30T08:00:00Z' } })).toBe(
      'calledOff',
    );
  });
});

describe('The time at a school', () => {
  it('is what its clocks show, whatever the device’s do', () => {
    const at = new Date('2026-12-31T22:30:00Z');
    expect(localTimeIn('Europe/Moscow', at)).toBe('2027-01-01T01:30');
    expect(localTimeIn('Europe/Lisbon', at)).toBe('2026-12-31T22:30');
  });
});
