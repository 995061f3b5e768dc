import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { assemblies } from '../../projections/meetings/assembly.projection.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Vault } from '../people/vault.js';
import { mustBeInvited } from './guests.js';
import type { Change } from './meeting.decider.js';
import {
  CallMeeting,
  CallOffMeeting,
  ChangeMeeting,
  CountAttendance,
  PublishMinutes,
  RecordAttendance,
} from './meetings.commands.js';
import type { MeetingChangeBody } from './meetings.dto.js';
import { MeetingsWriter } from './meetings.writer.js';

@CommandHandler(CallMeeting)
export class CallMeetingHandler implements ICommandHandler<CallMeeting> {
  constructor(private readonly meetings: MeetingsWriter) {}

  execute({ whose, appointment: { title, startsAt, place, agenda }, request }: CallMeeting) {
    const more = agenda === undefined ? {} : { agenda };
    return this.meetings.call(whose, request, ({ now, ...where }) => ({
      kind: 'CallMeeting',
      meeting: { ...where, title, startsAt, place, ...more },
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

@CommandHandler(RecordAttendance)
export class RecordAttendanceHandler implements ICommandHandler<RecordAttendance> {
  constructor(
    private readonly meetings: MeetingsWriter,
    private readonly reader: FreshReader,
  ) {}

  async execute({ meetingId, guardianIds, request }: RecordAttendance) {
    const { pupilIds } = await this.meetings.chairing(meetingId, request);
    await mustBeInvited(guardianIds, await pupilIds(), 'guardianIds', request.at, this.reader);
    return this.meetings.write(meetingId, request, (now) => ({ kind: 'RecordAttendance', guardianIds, now }));
  }
}

@CommandHandler(CountAttendance)
export class CountAttendanceHandler implements ICommandHandler<CountAttendance> {
  constructor(private readonly meetings: MeetingsWriter) {}

  execute({ meetingId, count, request }: CountAttendance) {
    return this.meetings.write(meetingId, request, (now) => ({ kind: 'CountAttendance', count, now }));
  }
}

/** Seals the minutes with a key of the meeting's own: anybody may be named in them. */
@CommandHandler(PublishMinutes)
export class PublishMinutesHandler implements ICommandHandler<PublishMinutes> {
  constructor(
    private readonly meetings: MeetingsWriter,
    private readonly reader: FreshReader,
    private readonly vault: Vault,
  ) {}

  async execute({ meetingId, minutes: { text, change }, request }: PublishMinutes) {
    const seal = (words: string, what: 'minutes' | 'change') =>
      this.vault.seal(meetingId, words, `${request.commandId} ${what}`);
    const sealed = {
      text: await seal(text, 'minutes'),
      ...(change === undefined ? {} : { change: await seal(change, 'change') }),
      voteIds: (await this.reader.get(assemblies, meetingId))?.voteIds ?? [],
    };
    return this.meetings.write(meetingId, request, (now) => ({ kind: 'PublishMinutes', ...sealed, now }));
  }
}

/** Without the fields that a body has although nobody sent them. */
const asSent = ({ title, startsAt, place, agenda }: MeetingChangeBody): Change => ({
  ...(title === undefined ? {} : { title }),
  ...(startsAt === undefined ? {} : { startsAt }),
  ...(place === undefined ? {} : { place }),
  ...(agenda === undefined ? {} : { agenda }),
});

export const meetingsHandlers = [
  CallMeetingHandler,
  ChangeMeetingHandler,
  CallOffMeetingHandler,
  RecordAttendanceHandler,
  CountAttendanceHandler,
  PublishMinutesHandler,
];
