import type { Projection } from '../../src/eventing/projection.js';
import type { AssemblyEvent, MeetingCalled, SchoolMeetingCalled } from '../../src/meetings/meeting.events.js';
import type { VoteOpened } from '../../src/meetings/vote.events.js';
import type { AssemblyDocument } from './read-model.js';

type Event = MeetingCalled | SchoolMeetingCalled | AssemblyEvent | VoteOpened;

export const assemblies: Projection<AssemblyDocument, Event> = {
  name: 'assemblies',
  version: 2,
  handles: [
    ...(['MeetingCalled', 'SchoolMeetingCalled', 'InvitationAnswered', 'ProxyNamed'] as const),
    ...(['ProxyRevoked', 'AttendanceRecorded', 'AttendanceCounted', 'VoteOpened'] as const),
    ...(['MinutesPublished', 'MinutesCorrected'] as const),
  ],

  idsOf: ({ data }) => [data.meetingId],

  evolve(document, event, id) {
    if (event.type === 'MeetingCalled' || event.type === 'SchoolMeetingCalled') {
      const { schoolId } = event.data;
      const ofClass = event.type === 'MeetingCalled' ? { classId: event.data.classId } : {};
      return { _id: id, schoolId, ...ofClass, answers: {}, holders: {}, minutes: [], voteIds: [] };
    }
    if (!document) throw new Error(`${event.type} came before the meeting ${id} was called.`);
    const { recordedAt: at, actor } = event.metadata;
    switch (event.type) {
      case 'InvitationAnswered': {
        const { guardianId, coming } = event.data;
        return { ...document, answers: { ...document.answers, [guardianId]: coming } };
      }
      case 'ProxyNamed': {
        const { guardianId, holderId } = event.data;
        return { ...document, holders: { ...document.holders, [guardianId]: holderId } };
      }
      case 'ProxyRevoked': {
        const { [event.data.guardianId]: _, ...holders } = document.holders;
        return { ...document, holders };
      }
      case 'AttendanceRecorded':
        return { ...document, attended: event.data.guardianIds };
      case 'AttendanceCounted':
        return { ...document, counted: event.data.count };
      case 'MinutesPublished':
      case 'MinutesCorrected': {
        const { version, text, voteIds } = event.data;
        const why = event.type === 'MinutesCorrected' ? { change: event.data.change } : {};
        const minutes = { version, text, voteIds, ...why, by: actor.personId, at };
        return { ...document, minutes: [...document.minutes, minutes] };
      }
      case 'VoteOpened':
        return { ...document, voteIds: [...document.voteIds, event.data.voteId] };
    }
  },
};
