import type { InvitationEvent } from '../meetings/meeting.events.js';
import { guardiansInvited } from './guardians-invited.js';
import type { Policy } from './policy.js';

const CHANGE = {
  MeetingCalled: 'called',
  SchoolMeetingCalled: 'called',
  MeetingChanged: 'changed',
  SchoolMeetingChanged: 'changed',
  MeetingCalledOff: 'calledOff',
  SchoolMeetingCalledOff: 'calledOff',
} as const;

/** When and where it is to be is read when it is told. */
export const whenMeetingCalledOrCalledOffThenTellGuardians: Policy<InvitationEvent> = {
  on: [
    ...(['MeetingCalled', 'MeetingChanged', 'MeetingCalledOff'] as const),
    ...(['SchoolMeetingCalled', 'SchoolMeetingChanged', 'SchoolMeetingCalledOff'] as const),
  ],
  tell: ({ type, data, metadata }) => [guardiansInvited(data, metadata, CHANGE[type])],
};
