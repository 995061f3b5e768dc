import { describe, expect, test } from '@jest/globals';
import type { AccountRole } from '../access/account.events.js';
import { mayErase } from './person-data.rights.js';

const viewer = (personId: string, role: AccountRole, ...schoolIds: readonly string[]) => ({
  accountId: 'a1',
  personId,
  roles: schoolIds.map((schoolId) => ({ role, schoolId })),
});
const anna = { schoolIds: ['s1', 's2'] };

describe('all data on a person', () => {
  test('are erased by whoever administers every school that has them', () => {
    expect(mayErase(viewer('petrova', 'admin', 's1', 's2'), anna)).toBe(true);
    expect(mayErase(viewer('petrova', 'admin', 's1'), anna)).toBe(false);
    expect(mayErase(viewer('petrova', 'secretary', 's1', 's2'), anna)).toBe(false);
    expect(mayErase(viewer('anna', 'pupil', 's1', 's2'), anna)).toBe(false);
    expect(mayErase(viewer('petrova', 'admin', 's1'), { schoolIds: [] })).toBe(false);
  });
});
