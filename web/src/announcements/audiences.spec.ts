import { describe, expect, it } from '@jest/globals';
import type { Me } from '../api/me.js';
import { audiencesOf, mayAnnounce } from './audiences.js';

const page = { subject: 'Mathematics', group: '7B', term: 'Term 1', from: '2026-09-01', to: '2026-12-18' };
const me = (role: Me['role']): Me => ({
  accountId: 'account',
  person: { id: 'person', name: 'Rui Silva' },
  role,
  schools: [{ id: 'school', name: 'Hill School', timeZone: 'Europe/Lisbon' }],
  children: [],
  pages: [
    { ...page, pageId: 'group.maths.term1' },
    { ...page, pageId: 'group.maths.term2', from: '2027-01-04', to: '2027-03-19' },
    { ...page, pageId: 'old.maths.term0', to: '2026-08-31' },
  ],
});
const classes = [{ classId: 'seven', title: '7B' }];

describe('Whom somebody may announce something to', () => {
  it('is the school, roles in it, classes and groups for whoever leads it', () => {
    const found = audiencesOf(me('deputyHead'), classes, '2026-11-30');
    expect(found).toEqual([
      { to: 'school', schoolId: 'school', school: 'Hill School' },
      { to: 'roles', schoolId: 'school', school: 'Hill School' },
      { to: 'class', classId: 'seven', title: '7B' },
      { to: 'group', classId: 'group', title: '7B, Mathematics' },
    ]);
  });

  it('is classes and groups of terms to come for a teacher', () => {
    const found = audiencesOf(me('teacher'), classes, '2026-11-30');
    expect(found.map(({ to }) => to)).toEqual(['class', 'group']);
  });

  it('is nobody for families and health workers', () => {
    const allowed = (['guardian', 'pupil', 'healthWorker', 'secretary'] as const).map((role) =>
      mayAnnounce(me(role)),
    );
    expect(allowed).toEqual([false, false, false, true]);
  });
});
