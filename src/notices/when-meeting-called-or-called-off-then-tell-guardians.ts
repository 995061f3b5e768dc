import type { MeetingCalled, MeetingCalledOff, MeetingChanged } from '../meetings/meeting.events.js';
import type { Policy } from './policy.js';

const CHANGE = {
  MeetingCalled: 'called',
  MeetingChanged: 'changed',
  MeetingCalledOff: 'calledOff',
} as const;

/** When and where it is to be is read when it is told. */
export const whenMeetingCalledOrCalledOffThenTellGuardians: Policy<
  MeetingCalled | MeetingChanged | MeetingCalledOff
> = {
  on: ['MeetingCalled', 'MeetingChanged', 'MeetingCalledOff'],
  tell({ type, data: { meetingId, classId }, metadata: { recordedAt } }) {
    return [
      {
        audience: { who: 'guardiansOfClass', classId, on: recordedAt.slice(0, 10) },
        news: { kind: 'meeting', facts: { meetingId, classId, change: CHANGE[type] } },
      },
    ];
  },
};
