import type { PupilSignedUp, SignUpCancelled } from '../activities/activity.events.js';
import type { Policy } from './policy.js';

const CHANGE = { PupilSignedUp: 'signedUp', SignUpCancelled: 'signedOut' } as const;

/** What a family did itself it knows. */
export const whenOrganiserChangedSignUpThenTellFamily: Policy<PupilSignedUp | SignUpCancelled> = {
  on: ['PupilSignedUp', 'SignUpCancelled'],
  tell: ({ type, data: { activityId, pupilId, reason } }) =>
    reason
      ? [
          {
            audience: { who: 'family', pupilId },
            news: { kind: 'activity', facts: { activityId, change: CHANGE[type], reason } },
          },
        ]
      : [],
};
