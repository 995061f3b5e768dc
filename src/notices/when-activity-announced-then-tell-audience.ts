import type { ActivityAnnounced } from '../activities/activity.events.js';
import { everybodyIn } from './everybody-in.js';
import type { Policy } from './policy.js';

/** Once: from then on those who signed up are told what changes. When and where it is to be is read when it is told. */
export const whenActivityAnnouncedThenTellAudience: Policy<ActivityAnnounced> = {
  on: ['ActivityAnnounced'],
  tell: ({ data: { activityId, schoolId, personId, audience }, metadata: { recordedAt } }) => [
    {
      audience: everybodyIn({ schoolId, ...audience }, personId, recordedAt.slice(0, 10)),
      news: { kind: 'new-activity', facts: { activityId } },
    },
  ],
};
