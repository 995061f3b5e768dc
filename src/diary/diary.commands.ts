import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { AnswerBody, SeenBody, WeekBody } from './acknowledgement.dto.js';
import type { DiaryEvent } from './diary.events.js';

type Written = Outcome<DiaryEvent>;

export class AcknowledgeWeek extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly acknowledgement: WeekBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class AcknowledgeRemark extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly remarkId: string,
    readonly acknowledgement: SeenBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class AnswerRemark extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly remarkId: string,
    readonly answer: AnswerBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}
