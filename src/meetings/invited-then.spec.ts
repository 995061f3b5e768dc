import { describe, expect, it } from '@jest/globals';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import { wasInvitedOn } from './invited-then.js';

const home = (classId: string, from: string, until: string): ClassDocument => ({
  ...{ _id: classId, schoolId: 'school1', title: classId, teachers: {} },
  pupils: { anna: [{ from, until }] },
});
const homes = [
  { home: home('6b', '2025-09-01', '2026-05-31'), wards: ['anna'] },
  { home: home('7b', '2026-09-01', '2027-05-31'), wards: ['anna'] },
];
const ofClass = (classId: string) => ({ classId, schoolId: 'school1' });

describe('a guardian was invited to a meeting', () => {
  it('of the class that the child was in that day', () => {
    expect(wasInvitedOn(homes, ofClass('6b'), '2026-05-20')).toBe(true);
    expect(wasInvitedOn(homes, ofClass('6b'), '2026-09-20')).toBe(false);
    expect(wasInvitedOn(homes, ofClass('7b'), '2026-05-20')).toBe(false);
    expect(wasInvitedOn(homes, ofClass('7a'), '2026-10-20')).toBe(false);
  });

  it('of the school, if the child was in any of its classes that day', () => {
    expect(wasInvitedOn(homes, { schoolId: 'school1' }, '2026-05-20')).toBe(true);
    expect(wasInvitedOn(homes, { schoolId: 'school1' }, '2026-07-20')).toBe(false);
    expect(wasInvitedOn(homes, { schoolId: 'school2' }, '2026-05-20')).toBe(false);
  });

  it('only by the own children', () => {
    expect(
      wasInvitedOn(
        [{ home: home('6b', '2025-09-01', '2026-05-31'), wards: [] }],
        ofClass('6b'),
        '2026-05-20',
      ),
    ).toBe(false);
  });
});
