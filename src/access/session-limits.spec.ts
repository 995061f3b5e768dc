import { describe, expect, it } from '@jest/globals';
import { Variables } from '../variables.js';
import { roleGroupOf } from './role-groups.values.js';
import { SESSION_LIMITS, sessionLimitsFrom } from './session-limits.js';

const limitsOf = (text?: string) => {
  const variables = new Variables(text === undefined ? {} : { SESSION_MINUTES: text }, () => '');
  const limits = sessionLimitsFrom(variables);
  variables.refuse();
  return limits;
};

describe('a session', () => {
  it('lasts shorter for whoever may do more', () => {
    const { leaders, staff, families } = limitsOf();
    expect([leaders.idle < staff.idle, staff.idle < families.idle]).toEqual([true, true]);
    expect([leaders.longest < staff.longest, staff.longest < families.longest]).toEqual([true, true]);
  });

  it('lasts as long as is set for some', () => {
    expect(limitsOf('staff=60/480, families=1440/10080')).toEqual({
      ...SESSION_LIMITS,
      staff: { idle: 60, longest: 480 },
      families: { idle: 1440, longest: 10_080 },
    });
  });

  it.each(['', 'cooks=1/2', 'staff=60', 'staff=0/60', 'staff=61/60', 'staff=1/2;families=1/2'])(
    'can’t be set by %j',
    (text) => {
      expect(() => limitsOf(text)).toThrow(/^SESSION_MINUTES must be/);
    },
  );

  it('is of the group that may do most', () => {
    expect(roleGroupOf([{ role: 'guardian' }, { role: 'teacher' }, { role: 'deputyHead' }])).toBe('leaders');
    expect(roleGroupOf([{ role: 'guardian' }, { role: 'teacher' }])).toBe('staff');
    expect(roleGroupOf([{ role: 'pupil' }])).toBe('families');
    expect(roleGroupOf([])).toBe('families');
  });
});
