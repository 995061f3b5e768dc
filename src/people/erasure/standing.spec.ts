import { describe, expect, it } from '@jest/globals';
import { readsOf } from '../../../test/support/folded-reads.js';
import type { AccountRole } from '../../access/account.events.js';
import { standingOf } from './standing.js';

const rules = { today: '2026-11-30', leaversYears: 3 };
const withRole = (role: AccountRole, ended = false) => ({
  personId: 'anna',
  accounts: [{ _id: 'a1', personId: 'anna', roles: [{ role, schoolId: 'school1' }], ended }],
});

describe('What keeps a person from being erased', () => {
  it.each([
    ...(['teacher', 'healthWorker', 'secretary', 'deputyHead', 'admin'] as const),
    ...(['auditor', 'authority', 'operator'] as const),
  ])('is the office of a %s, while it lasts', async (role) => {
    expect(await standingOf(withRole(role), readsOf([]), rules)).toMatchObject({ employed: true });
    expect(await standingOf(withRole(role, true), readsOf([]), rules)).toMatchObject({ employed: false });
  });

  it.each(['pupil', 'guardian'] as const)('is no office of a %s', async (role) => {
    expect(await standingOf(withRole(role), readsOf([]), rules)).toMatchObject({ employed: false });
  });
});
