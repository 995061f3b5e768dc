import { Command } from '@nestjs/cqrs';
import type { Outcome } from '../eventing/command-runner.js';
import type { WriteRequest } from '../http/write-request.js';
import type { AnnouncementEvent } from './announcement.events.js';
import type {
  AnnouncementBody,
  AnnouncementChangeBody,
  PinningBody,
  ReceiptBody,
  SchoolAnnouncementBody,
  WithdrawalBody,
} from './announcements.dto.js';
import type { ReceiptEvent } from './receipt.events.js';

type Written = Outcome<AnnouncementEvent>;

export class AnnounceToSchool extends Command<Written> {
  constructor(
    readonly schoolId: string,
    readonly announcement: SchoolAnnouncementBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class AnnounceToClass extends Command<Written> {
  constructor(
    readonly classId: string,
    readonly announcement: AnnouncementBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class ChangeAnnouncement extends Command<Written> {
  constructor(
    readonly announcementId: string,
    readonly change: AnnouncementChangeBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class PinAnnouncement extends Command<Written> {
  constructor(
    readonly announcementId: string,
    readonly pinning: PinningBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class WithdrawAnnouncement extends Command<Written> {
  constructor(
    readonly announcementId: string,
    readonly withdrawal: WithdrawalBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

export class ConfirmReading extends Command<Outcome<ReceiptEvent>> {
  constructor(
    readonly announcementId: string,
    readonly receipt: ReceiptBody,
    readonly request: WriteRequest,
  ) {
    super();
  }
}
