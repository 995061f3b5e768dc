import { describe, expect, it } from '@jest/globals';
import { recorded, SCHOOL } from '../../test/support/recorded.js';
import type { GradeGiven } from '../journal/page/page.events.js';
import { whenGradeGivenThenTellGuardians as policy } from './when-grade-given-then-tell-guardians.js';

const test = { code: 'test', title: 'Test', abbreviation: 'T', weight: 2 };
const comment = { sealed: 'well done, sealed', of: 'ivan', in: 'command-1' };

const given: GradeGiven = {
  type: 'GradeGiven',
  data: {
    pageId: '7b.maths.q2',
    lessonId: '7b.maths.q2.20261124-3',
    date: '2026-11-24',
    gradeId: '7b.maths.q2.20261124-3.g1',
    pupilId: 'ivan',
    work: test,
    value: '15',
    late: false,
  },
};

describe('when a grade was given, then tell the guardians', () => {
  it('sends a mail to each guardian, with the facts and no personal data', () => {
    const event = recorded(given);
    const told = policy.notices(event, [
      { personId: 'mother', internet: true },
      { personId: 'father', internet: true },
    ]);
    const notice = {
      kind: 'grade-given',
      facts: { pageId: '7b.maths.q2', date: '2026-11-24', work: test, value: '15' },
      eventId: event.id,
      schoolId: SCHOOL,
      pupilId: 'ivan',
      channel: 'email',
    };
    expect(told).toEqual([
      { ...notice, recipientId: 'mother' },
      { ...notice, recipientId: 'father' },
    ]);
  });

  it('passes a comment on sealed', () => {
    const event = recorded({ ...given, data: { ...given.data, comment } });
    const [notice] = policy.notices(event, [{ personId: 'mother', internet: true }]);
    expect(notice?.facts).toMatchObject({ comment });
  });

  it('sends nothing to a family without internet, which gets the printed diary', () => {
    expect(policy.notices(recorded(given), [{ personId: 'mother', internet: false }])).toEqual([]);
  });

  it('tells nobody of an imported grade', () => {
    const event = recorded(given);
    const imported = { ...event, metadata: { ...event.metadata, via: 'import' as const } };
    expect(policy.about(event)).toBe('ivan');
    expect(policy.about(imported)).toBeUndefined();
  });
});
