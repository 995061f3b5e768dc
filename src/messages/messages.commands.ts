import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { BlockingEvent } from './blocking.events.js';
import type {
  MessageBody,
  PersonalThreadBody,
  ReportBody,
  ReportDecisionBody,
  ThreadBody,
} from './messages.dto.js';
import type { MessagingRulesEvent } from './messaging-rules.events.js';
import type { MessagingRules } from './messaging-rules.values.js';
import type { ReadingEvent } from './reading.events.js';
import type { AmongMany } from './among.values.js';
import type { ThreadEvent } from './thread.events.js';

type Written = Outcome<ThreadEvent>;

export class WriteToPerson extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly thread: PersonalThreadBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** To another guardian of a class, alone. */
export class WriteToGuardian extends Command<Written> {
  constructor(
    readonly classId: string,
    readonly thread: PersonalThreadBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** To those of a class, or of a group of several schools. */
export class WriteAmong extends Command<Written> {
  constructor(
    readonly among: AmongMany,
    readonly thread: ThreadBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class PostMessage extends Command<Written> {
  constructor(
    readonly threadId: string,
    readonly message: MessageBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class MarkMessagesRead extends Command<Outcome<ReadingEvent>> {
  constructor(
    readonly threadId: string,
    readonly upTo: number,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class ReportMessage extends Command<Written> {
  constructor(
    readonly threadId: string,
    readonly report: ReportBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class DecideOnReport extends Command<Written> {
  constructor(
    readonly threadId: string,
    readonly decision: ReportDecisionBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class BlockAuthor extends Command<Outcome<BlockingEvent>> {
  constructor(
    readonly threadId: string,
    readonly number: number,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class UnblockAuthor extends Command<Outcome<BlockingEvent>> {
  constructor(
    readonly blockedId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class SetMessagingRules extends Command<Outcome<MessagingRulesEvent>> {
  constructor(
    readonly schoolId: string,
    readonly rules: MessagingRules,
    readonly request: WriteRequest,
  ) {
    super();
  }
}
