import type { OfMeeting } from '../meetings/meeting.events.js';
import type { News } from './notice.js';
import type { Telling } from './policy.js';

/** Tells the guardians of a class or of a school, who are invited on the day, of a meeting. */
export const guardiansInvited = (
  { meetingId, schoolId, classId }: OfMeeting,
  { recordedAt }: { readonly recordedAt: string },
  change: Extract<News, { kind: 'meeting' }>['facts']['change'],
): Telling => {
  const on = recordedAt.slice(0, 10);
  return classId === undefined
    ? {
        audience: { who: 'holdersOfRoles', schoolId, roles: ['guardian'], on },
        news: { kind: 'meeting', facts: { meetingId, change } },
      }
    : {
        audience: { who: 'guardiansOfClass', classId, on },
        news: { kind: 'meeting', facts: { meetingId, classId, change } },
      };
};
