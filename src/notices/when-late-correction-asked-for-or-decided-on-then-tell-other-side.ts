import type {
  LateCorrectionApproved,
  LateCorrectionRefused,
  LateCorrectionRequested,
} from '../journal/page/page.events.js';
import type { Policy, Telling } from './policy.js';

/**
 * The deputy heads are told that a teacher asks for a late correction, and the teacher what they decided. The family
 * is told of the grade alone.
 */
export const whenLateCorrectionAskedForOrDecidedOnThenTellOtherSide: Policy<
  LateCorrectionRequested | LateCorrectionApproved | LateCorrectionRefused
> = {
  on: ['LateCorrectionRequested', 'LateCorrectionApproved', 'LateCorrectionRefused'],
  tell({ type, data, metadata }): readonly Telling[] {
    const { pageId, date, requestId, teacherId } = data;
    const facts = { pageId, date, requestId };
    if (type === 'LateCorrectionRequested') {
      const audience = { who: 'leadersOfSchool', schoolId: metadata.schoolId, without: teacherId } as const;
      const asked = { ...facts, change: 'asked', byPersonId: teacherId } as const;
      return [{ audience, news: { kind: 'late-request', facts: asked } }];
    }
    const byPersonId = metadata.actor.personId;
    const decided =
      type === 'LateCorrectionApproved'
        ? ({ ...facts, change: 'approved', byPersonId } as const)
        : ({ ...facts, change: 'refused', byPersonId, reason: data.reason } as const);
    const audience = { who: 'teacher', personId: teacherId } as const;
    return [{ audience, news: { kind: 'late-request', facts: decided } }];
  },
};
