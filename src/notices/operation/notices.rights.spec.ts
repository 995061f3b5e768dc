import { describe, expect, it } from '@jest/globals';
import { administeredBy } from './notices.rights.js';

describe('what a school sends', () => {
  it('is seen by its administrators, school by school', () => {
    const roles = [
      { role: 'admin', schoolId: 'first' },
      { role: 'teacher', schoolId: 'second' },
      { role: 'admin', schoolId: 'third' },
      { role: 'admin', schoolId: 'first' },
    ] as const;
    expect(administeredBy({ roles })).toEqual(['first', 'third']);
  });

  it('is seen by nobody else', () => {
    const roles = [{ role: 'deputyHead', schoolId: 'first' }] as const;
    expect(() => administeredBy({ roles })).toThrow(expect.objectContaining({ code: 'not-an-admin' }));
  });
});
