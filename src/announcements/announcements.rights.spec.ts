import { describe, expect, it } from '@jest/globals';
import type { AccountRole } from '../access/account.events.js';
import type { Viewer } from '../access/viewer.js';
import { isShownOn, publisherOf, seesWithdrawn, type Place } from './announcements.rights.js';

const TODAY = '2026-11-30';
const viewer = (role: AccountRole, schoolId = 'school1'): Viewer => ({
  ...{ accountId: 'a', personId: 'orlova', roles: [{ role, schoolId }] },
});
const school: Place = { schoolId: 'school1', to: 'school', groupTeachers: {}, classTeachers: {} };
const orlova = { orlova: [{ from: '2026-09-01', until: TODAY }] };
const ofGroup: Place = { ...school, to: 'class', groupTeachers: orlova };
const ofClass: Place = { ...school, to: 'class', classTeachers: orlova };

describe('who announces', () => {
  it('to a school is whoever leads it, and its office', () => {
    expect(publisherOf(viewer('deputyHead'), school, TODAY)).toBe('deputyHead');
    expect(publisherOf(viewer('admin'), school, TODAY)).toBe('admin');
    expect(publisherOf(viewer('secretary'), school, TODAY)).toBe('secretary');
    for (const role of ['teacher', 'guardian', 'pupil', 'healthWorker', 'auditor'] as const) {
      expect(publisherOf(viewer(role), school, TODAY)).toBeUndefined();
    }
    expect(publisherOf(viewer('deputyHead', 'school2'), school, TODAY)).toBeUndefined();
  });

  it('to a class or group is whoever has or teaches it that day, or leads the school', () => {
    expect(publisherOf(viewer('teacher'), ofClass, TODAY)).toBe('classTeacher');
    expect(publisherOf(viewer('teacher'), ofGroup, TODAY)).toBe('teacher');
    expect(publisherOf(viewer('deputyHead'), ofGroup, TODAY)).toBe('deputyHead');
    expect(publisherOf(viewer('teacher'), ofClass, '2026-12-01')).toBeUndefined();
    expect(publisherOf(viewer('guardian'), ofClass, TODAY)).toBeUndefined();
    expect(publisherOf(viewer('secretary'), ofClass, TODAY)).toBeUndefined();
  });
});

describe('an announcement is shown', () => {
  const shown = (from: string, until?: string, withdrawnOn?: string) =>
    isShownOn(
      {
        from,
        ...(until === undefined ? {} : { until }),
        ...(withdrawnOn === undefined ? {} : { withdrawnOn }),
      },
      TODAY,
    );

  it('from its first to its last day', () => {
    expect([shown(TODAY), shown(TODAY, TODAY), shown('2026-09-01', '2026-12-31')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([shown('2026-12-01'), shown('2026-11-01', '2026-11-29')]).toEqual([false, false]);
  });

  it('as withdrawn where it was shown before, and not at all where it was not', () => {
    expect(shown(TODAY, TODAY, TODAY)).toBe(true);
    expect(shown(TODAY, undefined, '2026-11-29')).toBe(false);
    expect(shown('2026-11-01', '2026-11-29', '2026-11-20')).toBe(false);
  });
});

describe('what a withdrawn announcement said', () => {
  it('is shown to its author, whoever leads the school, and auditors', () => {
    const ofPetrova = { schoolId: 'school1', authorId: 'petrova' };
    for (const role of ['deputyHead', 'admin', 'auditor'] as const) {
      expect(seesWithdrawn(viewer(role), ofPetrova)).toBe(true);
      expect(seesWithdrawn(viewer(role, 'school2'), ofPetrova)).toBe(false);
    }
    for (const role of ['teacher', 'guardian', 'pupil', 'secretary'] as const) {
      expect(seesWithdrawn(viewer(role), ofPetrova)).toBe(false);
      expect(seesWithdrawn(viewer(role), { ...ofPetrova, authorId: 'orlova' })).toBe(true);
    }
  });
});
