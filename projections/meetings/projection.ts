import type { Projection } from '../../src/eventing/projection.js';
import type { MeetingEvent } from '../../src/meetings/meeting.events.js';
import type { MeetingDocument, MeetingsOfClass } from './read-model.js';

export const meetingsOfClass: Projection<MeetingsOfClass, MeetingEvent> = {
  name: 'meetingsOfClass',
  version: 2,
  handles: ['MeetingCalled', 'MeetingChanged', 'MeetingCalledOff'],

  idsOf: ({ data }) => [data.classId],

  evolve(document, event, id) {
    const meetings = document?.meetings ?? {};
    const { meetingId } = event.data;
    const { recordedAt, actor } = event.metadata;
    const as = (meeting: MeetingDocument): MeetingsOfClass => ({
      _id: id,
      meetings: { ...meetings, [meetingId]: meeting },
    });
    if (event.type === 'MeetingCalled') {
      const { meetingId: _, schoolId: _school, classId: _class, ...agreed } = event.data;
      return as({ ...agreed, calledBy: actor.personId, calledAt: recordedAt, times: 1 });
    }
    const meeting = meetings[meetingId];
    if (!meeting) throw new Error(`${event.type} came before the meeting ${meetingId} was called.`);
    const times = meeting.times + 1;
    if (event.type === 'MeetingCalledOff') {
      const { reason } = event.data;
      return as({
        ...meeting,
        times,
        calledOff: { at: recordedAt, ...(reason === undefined ? {} : { reason }) },
      });
    }
    const { title, startsAt, place, agenda } = event.data;
    const { agenda: _, ...kept } = meeting;
    const told = { title, startsAt, place, ...(agenda === undefined ? {} : { agenda }) };
    return as({ ...kept, ...told, changedAt: recordedAt, times });
  },
};
