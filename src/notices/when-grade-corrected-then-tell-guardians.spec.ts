import { describe, expect, it } from '@jest/globals';
import { recorded, SCHOOL } from '../../test/support/recorded.js';
import type { GradeCorrected } from '../journal/page/page.events.js';
import { whenGradeCorrectedThenTellGuardians as policy } from './when-grade-corrected-then-tell-guardians.js';

const reason = { code: 'recounted', text: { sealed: 'page 2 too, sealed', of: 'ivan', in: 'command-1' } };

const corrected: GradeCorrected = {
  type: 'GradeCorrected',
  data: {
    pageId: '7b.maths.q2',
    lessonId: '7b.maths.q2.20261124-3',
    date: '2026-11-24',
    gradeId: '7b.maths.q2.20261124-3.g1',
    pupilId: 'ivan',
    work: { code: 'test', title: 'Test', abbreviation: 'T', weight: 2 },
    from: '14',
    to: '15',
    reason,
    late: false,
  },
};

describe('when a grade was corrected, then tell the guardians', () => {
  it('sends a mail with what it was, what it is, and the reason, still sealed', () => {
    const event = recorded(corrected);
    expect(policy.notices(event, [{ personId: 'mother', internet: true }])).toEqual([
      {
        kind: 'grade-corrected',
        facts: {
          pageId: '7b.maths.q2',
          gradeId: '7b.maths.q2.20261124-3.g1',
          date: '2026-11-24',
          from: '14',
          to: '15',
          reason,
        },
        eventId: event.id,
        schoolId: SCHOOL,
        pupilId: 'ivan',
        recipientId: 'mother',
        channel: 'email',
      },
    ]);
  });

  it('sends nothing to a family without internet', () => {
    expect(policy.notices(recorded(corrected), [{ personId: 'mother', internet: false }])).toEqual([]);
  });

  it('tells nobody of an imported correction', () => {
    const event = recorded(corrected);
    expect(policy.about({ ...event, metadata: { ...event.metadata, via: 'import' } })).toBeUndefined();
  });
});
