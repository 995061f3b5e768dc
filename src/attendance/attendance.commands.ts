import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type {
  DayAbsenceBody,
  DayAbsenceWithdrawalBody,
  FilingBody,
  WithdrawalBody,
} from './attendance.dto.js';
import type { AttendanceEvent } from './attendance.events.js';

type Written = Outcome<AttendanceEvent>;

export class FileCertificate extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly filing: FilingBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class FileGuardianNote extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly filing: FilingBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class WithdrawFiled extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly filedId: string,
    readonly withdrawal: WithdrawalBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class RecordDayAbsence extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly absence: DayAbsenceBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class WithdrawDayAbsence extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly withdrawal: DayAbsenceWithdrawalBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}
