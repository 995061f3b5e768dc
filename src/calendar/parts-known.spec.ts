import { describe, expect, it } from '@jest/globals';
import { partsKnownWhole } from './parts-known.js';

const known = (...roles: Parameters<typeof partsKnownWhole>[0]) => [...partsKnownWhole(roles)].sort();

describe('Of a school’s calendar', () => {
  it.each(['deputyHead', 'admin'] as const)('a %s knows all', (role) => {
    expect(known(role)).toEqual([
      ...['activities', 'consultations', 'meetings', 'occasions', 'schoolActivities', 'schoolMeetings'],
      'tests',
    ]);
  });

  it('a teacher knows whole what is for the whole school, and all only by another role', () => {
    expect(known('teacher')).toEqual(['schoolActivities', 'schoolMeetings']);
    expect(known('teacher', 'deputyHead')).toEqual(known('deputyHead'));
  });

  it('others know the parts that they know today, and nothing of who can be talked to when', () => {
    expect(known('secretary')).toEqual(['activities', 'occasions', 'schoolActivities', 'schoolMeetings']);
    expect(known('healthWorker')).toEqual(['activities', 'occasions', 'schoolActivities']);
    expect(known('auditor')).toEqual(['meetings', 'occasions', 'schoolMeetings', 'tests']);
  });

  it('families know nothing whole by their roles', () => {
    expect(known('guardian', 'pupil')).toEqual([]);
  });
});
