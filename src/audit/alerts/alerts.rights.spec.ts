import { describe, expect, it } from '@jest/globals';
import type { AccountRole } from '../../access/account.events.js';
import type { Viewer } from '../../access/viewer.js';
import { placeOfAlert } from './alert-ids.values.js';
import { maySeeAlert, reviewerIn } from './alerts.rights.js';

const viewerWith = (personId: string, ...roles: readonly (readonly [AccountRole, string])[]): Viewer => ({
  accountId: `account-${personId}`,
  personId,
  roles: roles.map(([role, schoolId]) => ({ role, schoolId })),
});
const head = viewerWith('head', ['deputyHead', 'school1']);
const ALERT = 'a1.school1.1';
const about = { personId: 'deputy' };

describe('An alert', () => {
  it('is seen by deputy heads and administrators of the school', () => {
    expect(maySeeAlert(head, ALERT, about)).toBe(true);
    expect(maySeeAlert(viewerWith('operator', ['admin', 'school1']), ALERT, about)).toBe(true);
    for (const role of ['teacher', 'guardian', 'pupil', 'healthWorker'] as const) {
      expect(maySeeAlert(viewerWith('somebody', [role, 'school1']), ALERT, about)).toBe(false);
    }
    expect(maySeeAlert(viewerWith('elsewhere', ['deputyHead', 'school2']), ALERT, about)).toBe(false);
  });

  it('is not seen by whom it is about, by whatever account', () => {
    expect(maySeeAlert(viewerWith('deputy', ['deputyHead', 'school1']), ALERT, about)).toBe(false);
  });

  it('is not seen where there is none', () => {
    expect(maySeeAlert(head, ALERT, undefined)).toBe(false);
    for (const id of [
      '',
      'a1',
      'a1.school1',
      'a1.school1.0',
      'a1.school1.01',
      'a1.school1.1.1',
      'A1.school1.1',
    ]) {
      expect(maySeeAlert(head, id, about)).toBe(false);
      expect(placeOfAlert(id)).toBeUndefined();
    }
  });

  it('is reviewed as a deputy head, by whoever is one', () => {
    expect(reviewerIn(viewerWith('both', ['admin', 'school1'], ['deputyHead', 'school1']), 'school1')).toBe(
      'deputyHead',
    );
    expect(reviewerIn(viewerWith('both', ['admin', 'school1'], ['deputyHead', 'school2']), 'school1')).toBe(
      'admin',
    );
  });
});
