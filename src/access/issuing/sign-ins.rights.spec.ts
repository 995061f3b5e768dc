import { describe, expect, test } from '@jest/globals';
import type { AccountRole } from '../account.events.js';
import type { Viewer } from '../viewer.js';
import { issuerOf } from './sign-ins.rights.js';

const group = { schoolId: 'school1', teachers: { petrova: [{ from: '2026-09-01', until: '2026-11-30' }] } };
const holding = (role: AccountRole, personId = 'somebody', schoolId = 'school1'): Viewer => ({
  ...{ accountId: 'a1', personId },
  roles: [{ role, schoolId }],
});
const issuer = (viewer: Viewer, today = '2026-11-23') => issuerOf(viewer, group, today);

describe('sign-ins of a class', () => {
  test('are issued by the office of the school and by the class teacher of the day', () => {
    for (const role of ['admin', 'deputyHead', 'secretary'] as const)
      expect(issuer(holding(role))).toBe(role);
    expect(issuer(holding('teacher', 'petrova'))).toBe('classTeacher');
  });

  test('are issued by nobody else', () => {
    expect(issuer(holding('teacher', 'petrova'), '2026-12-01')).toBeUndefined();
    expect(issuer(holding('teacher'))).toBeUndefined();
    expect(issuer(holding('secretary', 'somebody', 'school2'))).toBeUndefined();
    expect(issuer(holding('guardian', 'petrova'))).toBeUndefined();
    for (const role of ['pupil', 'healthWorker', 'auditor', 'authority', 'operator'] as const) {
      expect(issuer(holding(role))).toBeUndefined();
    }
  });
});
