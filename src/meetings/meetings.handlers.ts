import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Change } from './meeting.decider.js';
import { CallMeeting, CallOffMeeting, ChangeMeeting } from './meetings.commands.js';
import type { MeetingChangeBody } from './meetings.dto.js';
import { MeetingsWriter } from './meetings.writer.js';

@CommandHandler(CallMeeting)
export class CallMeetingHandler implements ICommandHandler<CallMeeting> {
  constructor(private readonly meetings: MeetingsWriter) {}

  execute({ classId, appointment: { title, startsAt, place, agenda }, request }: CallMeeting) {
    const more = agenda === undefined ? {} : { agenda };
    return this.meetings.call(classId, request, ({ now, ...where }) => ({
      kind: 'CallMeeting',
      meeting: { ...where, classId, title, startsAt, place, ...more },
      now,
    }));
  }
}

@CommandHandler(ChangeMeeting)
export class ChangeMeetingHandler implements ICommandHandler<ChangeMeeting> {
  constructor(private readonly meetings: MeetingsWriter) {}

  execute({ meetingId, change, request }: ChangeMeeting) {
    return this.meetings.write(meetingId, request, (now) => ({
      kind: 'ChangeMeeting',
      change: asSent(change),
      now,
    }));
  }
}

@CommandHandler(CallOffMeeting)
export class CallOffMeetingHandler implements ICommandHandler<CallOffMeeting> {
  constructor(private readonly meetings: MeetingsWriter) {}

  execute({ meetingId, callingOff: { reason }, request }: CallOffMeeting) {
    const why = reason === undefined ? {} : { reason };
    return this.meetings.write(meetingId, request, (now) => ({ kind: 'CallOffMeeting', ...why, now }));
  }
}

/** Without the fields that a body has although nobody sent them. */
const asSent = ({ title, startsAt, place, agenda }: MeetingChangeBody): Change => ({
  ...(title === undefined ? {} : { title }),
  ...(startsAt === undefined ? {} : { startsAt }),
  ...(place === undefined ? {} : { place }),
  ...(agenda === undefined ? {} : { agenda }),
});

export const meetingsHandlers = [CallMeetingHandler, ChangeMeetingHandler, CallOffMeetingHandler];
