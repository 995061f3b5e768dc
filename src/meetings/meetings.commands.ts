import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { MeetingEvent } from './meeting.events.js';
import type { Whose } from './meetings.writer.js';
import type { CallingOffBody, MeetingBody, MeetingChangeBody } from './meetings.dto.js';

type Written = Outcome<MeetingEvent>;

export class CallMeeting extends Command<Written> {
  constructor(
    readonly whose: Whose,
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

export class RecordAttendance extends Command<Written> {
  constructor(
    readonly meetingId: string,
    readonly guardianIds: readonly string[],
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class CountAttendance extends Command<Written> {
  constructor(
    readonly meetingId: string,
    readonly count: number,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class PublishMinutes extends Command<Written> {
  constructor(
    readonly meetingId: string,
    readonly minutes: { readonly text: string; readonly change?: string },
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
