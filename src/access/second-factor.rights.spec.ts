import { describe, expect, it } from '@jest/globals';
import type { AccountRole } from './account.events.js';
import { isConfirmed, mayAddFactor, mustHaveSecondFactor, standingOf } from './second-factor.rights.js';

const as = (...roles: readonly AccountRole[]) => roles.map((role) => ({ role, schoolId: 'school1' }));
const none = { secondFactor: 'none' } as const;
const owed = { secondFactor: 'owed' } as const;
const given = { secondFactor: 'given' } as const;

describe('a second factor', () => {
  it.each<[AccountRole, boolean]>([
    ['deputyHead', true],
    ['admin', true],
    ['secretary', true],
    ['operator', true],
    ['teacher', false],
    ['healthWorker', false],
    ['guardian', false],
    ['pupil', false],
  ])('must be had by a %s: %s', (role, must) => {
    expect(mustHaveSecondFactor(as('guardian', role), 'required')).toBe(must);
    expect(mustHaveSecondFactor(as('guardian', role), 'offered')).toBe(false);
  });

  it('is given by whoever has one, whether or not it must be had', () => {
    for (const policy of ['required', 'offered'] as const) {
      expect(standingOf(owed, as('guardian'), policy)).toBe('owesFactor');
      expect(standingOf(owed, as('admin'), policy)).toBe('owesFactor');
      expect(standingOf(given, as('admin'), policy)).toBe('in');
    }
  });

  it('is got before anything else by whoever must have one', () => {
    expect(standingOf(none, as('admin'), 'required')).toBe('needsFactor');
    expect(standingOf(none, as('admin'), 'offered')).toBe('in');
    expect(standingOf(none, as('teacher'), 'required')).toBe('in');
  });

  it('is not got round by getting another one', () => {
    expect((['in', 'needsFactor', 'owesFactor'] as const).map(mayAddFactor)).toEqual([true, true, false]);
  });
});

describe('a confirmation', () => {
  const confirmedAt = new Date('2026-11-23T08:00:00Z');
  const now = (time: string) => new Date(`2026-11-23T${time}Z`);

  it('is good for ten minutes', () => {
    const session = { ...given, confirmedAt };
    expect(isConfirmed(session, as('guardian'), 'offered', now('08:09:59'))).toBe(true);
    expect(isConfirmed(session, as('guardian'), 'offered', now('08:10:00'))).toBe(false);
    expect(isConfirmed({ ...none, confirmedAt }, as('admin'), 'required', now('08:10:00'))).toBe(false);
  });

  it('is not asked of whoever has no second factor and need not have one', () => {
    const session = { ...none, confirmedAt };
    expect(isConfirmed(session, as('guardian'), 'required', now('20:00:00'))).toBe(true);
    expect(isConfirmed(session, as('deputyHead'), 'offered', now('20:00:00'))).toBe(true);
  });
});
