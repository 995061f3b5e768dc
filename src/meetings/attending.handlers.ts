import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { localTimeIn, type LocalTime } from '../school/local-time.values.js';
import { mustBeInvited } from './guests.js';
import { pupilsInvited } from './invited.js';
import type { MeetingCommand } from './meeting.decider.js';
import type { MeetingEvent } from './meeting.events.js';
import { meetingNotFound } from './meeting.state.js';

interface Asking {
  readonly guardianId: string;
  readonly now: LocalTime;
  /** For how many guardians one may vote in this school. */
  readonly most: number;
}

/** What a guardian who is invited to a meeting asks for. */
export class AttendMeeting extends Command<Outcome<MeetingEvent>> {
  constructor(
    readonly meetingId: string,
    readonly commandOf: (asking: Asking) => MeetingCommand,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(AttendMeeting)
export class AttendMeetingHandler implements ICommandHandler<AttendMeeting> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  async execute({ meetingId, commandOf, request }: AttendMeeting) {
    const called = await this.runners.meetings.lookUp(meetingId, (meeting) => meeting.called);
    if (!called) throw meetingNotFound();
    const { schoolId, timeZone } = called;
    const now = localTimeIn(timeZone, request.at);
    const { proxies: most } = await this.runners.schools.load(schoolId);
    const command = commandOf({ guardianId: request.viewer.personId, now, most });
    if (command.kind === 'NameProxy') {
      const pupilIds = await pupilsInvited(called, now.slice(0, 10), this.runners, this.reader);
      await mustBeInvited([command.holderId], pupilIds, 'holderId', request.at, this.reader);
    }
    const context = contextOf(request, meetingId, schoolId, { role: 'guardian' }, this.ids);
    return this.runners.meetings.handle(meetingId, command, context);
  }
}
