import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection } from '../../src/eventing/projection.js';
import type {
  Appointment,
  ClassInvitationEvent,
  InvitationEvent,
  SchoolInvitationEvent,
} from '../../src/meetings/meeting.events.js';
import type { MeetingDocument, MeetingsOf } from './read-model.js';

const evolve = (
  document: MeetingsOf | undefined,
  event: Recorded<InvitationEvent>,
  id: string,
): MeetingsOf => {
  const meetings = document?.meetings ?? {};
  const { meetingId } = event.data;
  const { recordedAt, actor } = event.metadata;
  const as = (meeting: MeetingDocument): MeetingsOf => ({
    _id: id,
    meetings: { ...meetings, [meetingId]: meeting },
  });
  if (event.type === 'MeetingCalled' || event.type === 'SchoolMeetingCalled') {
    const { timeZone } = event.data;
    const { personId: calledBy } = actor;
    return as({ ...agreed(event.data), timeZone, calledBy, calledAt: recordedAt, times: 1 });
  }
  const meeting = meetings[meetingId];
  if (!meeting) throw new Error(`${event.type} came before the meeting ${meetingId} was called.`);
  const times = meeting.times + 1;
  if (event.type === 'MeetingCalledOff' || event.type === 'SchoolMeetingCalledOff') {
    const { reason } = event.data;
    const calledOff = { at: recordedAt, ...(reason === undefined ? {} : { reason }) };
    return as({ ...meeting, times, calledOff });
  }
  const { agenda: _, ...kept } = meeting;
  return as({ ...kept, ...agreed(event.data), changedAt: recordedAt, times });
};

const agreed = ({ title, startsAt, place, agenda }: Appointment): Appointment => ({
  ...{ title, startsAt, place },
  ...(agenda === undefined ? {} : { agenda }),
});

export const meetingsOfClass: Projection<MeetingsOf, ClassInvitationEvent> = {
  name: 'meetingsOfClass',
  version: 2,
  handles: ['MeetingCalled', 'MeetingChanged', 'MeetingCalledOff'],
  idsOf: ({ data }) => [data.classId],
  evolve,
};

export const meetingsOfSchool: Projection<MeetingsOf, SchoolInvitationEvent> = {
  name: 'meetingsOfSchool',
  version: 1,
  handles: ['SchoolMeetingCalled', 'SchoolMeetingChanged', 'SchoolMeetingCalledOff'],
  idsOf: ({ data }) => [data.schoolId],
  evolve,
};
