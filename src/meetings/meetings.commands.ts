import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { MeetingEvent } from './meeting.events.js';
import type { CallingOffBody, MeetingBody, MeetingChangeBody } from './meetings.dto.js';

type Written = Outcome<MeetingEvent>;

export class CallMeeting extends Command<Written> {
  constructor(
    readonly classId: string,
    readonly appointment: MeetingBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class ChangeMeeting extends Command<Written> {
  constructor(
    readonly meetingId: string,
    readonly change: MeetingChangeBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CallOffMeeting extends Command<Written> {
  constructor(
    readonly meetingId: string,
    readonly callingOff: CallingOffBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}
