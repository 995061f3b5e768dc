import { Command } from '@nestjs/cqrs';
import type { AccountEvent } from '../access/account.events.js';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { CalendarOf } from './calendar.rights.js';

/** A calendar for the account of whoever asks. */
export class IssueCalendar extends Command<Outcome<AccountEvent>> {
  constructor(
    readonly calendar: CalendarOf,
    /** SHA-256 of the address's token, base64url. */
    readonly digest: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** One of the calendars of whoever asks is not to be any more. */
export class RevokeCalendar extends Command<Outcome<AccountEvent>> {
  constructor(
    readonly calendarId: string,
    readonly request: WriteRequest,
  ) {
    super();
  }
}
