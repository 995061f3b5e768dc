import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { WriteRequest } from '../http/write-request.js';
import type { Sealed } from '../people/sealed.values.js';
import { Vault } from '../people/vault.js';
import type { AnnouncementCommand, Change } from './announcement.decider.js';
import {
  AnnounceToClass,
  AnnounceToSchool,
  ChangeAnnouncement,
  ConfirmReading,
  PinAnnouncement,
  WithdrawAnnouncement,
} from './announcements.commands.js';
import type { AnnouncementBody, AnnouncementChangeBody } from './announcements.dto.js';
import { AnnouncementsWriter, type AnnouncementToPublish } from './announcements.writer.js';

/** Seals what somebody announces with a key of the announcement's own: anybody may be named in it. */
export class AnnouncementWords {
  constructor(private readonly vault: Vault) {}

  seal(
    announcementId: string,
    what: 'title' | 'text' | 'reason',
    words: string,
    { commandId }: WriteRequest,
  ): Promise<Sealed> {
    return this.vault.seal(announcementId, words, `${commandId} ${what}`);
  }

  async published(
    { announcementId, schoolId, authorId, audience, today }: AnnouncementToPublish,
    { title, text, from = today, until, pinned = false, receiptAsked = false }: AnnouncementBody,
    request: WriteRequest,
  ): Promise<AnnouncementCommand> {
    const announcement = {
      ...{ announcementId, schoolId, authorId, audience },
      title: await this.seal(announcementId, 'title', title, request),
      text: await this.seal(announcementId, 'text', text, request),
      from,
      ...(until === undefined ? {} : { until }),
      receiptAsked,
    };
    return { kind: 'PublishAnnouncement', announcement, pinned, today };
  }

  /** Without the fields that a body has although nobody sent them. */
  async changed(
    announcementId: string,
    { title, text, until, receiptAsked }: AnnouncementChangeBody,
    request: WriteRequest,
  ): Promise<Change> {
    return {
      ...(title === undefined ? {} : { title: await this.seal(announcementId, 'title', title, request) }),
      ...(text === undefined ? {} : { text: await this.seal(announcementId, 'text', text, request) }),
      ...(until === undefined ? {} : { until }),
      ...(receiptAsked === undefined ? {} : { receiptAsked }),
    };
  }
}

@CommandHandler(AnnounceToSchool)
export class AnnounceToSchoolHandler implements ICommandHandler<AnnounceToSchool> {
  constructor(
    private readonly announcements: AnnouncementsWriter,
    private readonly words: AnnouncementWords,
  ) {}

  execute({ schoolId, announcement, request }: AnnounceToSchool) {
    return this.announcements.publish({ schoolId }, announcement.roles, request, (publishing) =>
      this.words.published(publishing, announcement, request),
    );
  }
}

@CommandHandler(AnnounceToClass)
export class AnnounceToClassHandler implements ICommandHandler<AnnounceToClass> {
  constructor(
    private readonly announcements: AnnouncementsWriter,
    private readonly words: AnnouncementWords,
  ) {}

  execute({ classId, announcement, request }: AnnounceToClass) {
    return this.announcements.publish({ classId }, undefined, request, (publishing) =>
      this.words.published(publishing, announcement, request),
    );
  }
}

@CommandHandler(ChangeAnnouncement)
export class ChangeAnnouncementHandler implements ICommandHandler<ChangeAnnouncement> {
  constructor(
    private readonly announcements: AnnouncementsWriter,
    private readonly words: AnnouncementWords,
  ) {}

  execute({ announcementId, change, request }: ChangeAnnouncement) {
    return this.announcements.write(announcementId, 'publisher', request, async (today) => ({
      kind: 'ChangeAnnouncement',
      change: await this.words.changed(announcementId, change, request),
      today,
    }));
  }
}

@CommandHandler(PinAnnouncement)
export class PinAnnouncementHandler implements ICommandHandler<PinAnnouncement> {
  constructor(private readonly announcements: AnnouncementsWriter) {}

  execute({ announcementId, pinning: { pinned }, request }: PinAnnouncement) {
    return this.announcements.write(announcementId, 'publisher', request, () => ({
      kind: 'PinAnnouncement',
      pinned,
    }));
  }
}

@CommandHandler(WithdrawAnnouncement)
export class WithdrawAnnouncementHandler implements ICommandHandler<WithdrawAnnouncement> {
  constructor(
    private readonly announcements: AnnouncementsWriter,
    private readonly words: AnnouncementWords,
  ) {}

  execute({ announcementId, withdrawal: { reason }, request }: WithdrawAnnouncement) {
    return this.announcements.write(announcementId, 'author', request, async (_, isAuthor) => ({
      kind: 'WithdrawAnnouncement',
      as: isAuthor ? 'author' : 'moderator',
      reason: await this.words.seal(announcementId, 'reason', reason, request),
    }));
  }
}

@CommandHandler(ConfirmReading)
export class ConfirmReadingHandler implements ICommandHandler<ConfirmReading> {
  constructor(private readonly announcements: AnnouncementsWriter) {}

  execute({ announcementId, receipt: { version }, request }: ConfirmReading) {
    return this.announcements.confirm(announcementId, version, request);
  }
}

export const announcementsHandlers = [
  AnnounceToSchoolHandler,
  AnnounceToClassHandler,
  ChangeAnnouncementHandler,
  PinAnnouncementHandler,
  WithdrawAnnouncementHandler,
  ConfirmReadingHandler,
];
