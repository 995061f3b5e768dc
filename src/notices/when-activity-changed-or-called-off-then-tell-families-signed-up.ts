import type { ActivityCalledOff, ActivityChanged } from '../activities/activity.events.js';
import type { Policy, Telling } from './policy.js';

const CHANGE = { ActivityChanged: 'changed', ActivityCalledOff: 'calledOff' } as const;

/** When and where it is to be is read when it is told. */
export const whenActivityChangedOrCalledOffThenTellFamiliesSignedUp: Policy<
  ActivityChanged | ActivityCalledOff
> = {
  on: ['ActivityChanged', 'ActivityCalledOff'],
  tell: ({ type, data: { activityId, pupilIds } }) =>
    pupilIds.map((pupilId): Telling => ({
      audience: { who: 'family', pupilId },
      news: { kind: 'activity', facts: { activityId, change: CHANGE[type] } },
    })),
};
