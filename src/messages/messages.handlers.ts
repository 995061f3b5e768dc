import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { WriteRequest } from '../http/write-request.js';
import { Attachments } from './attachments.js';
import { MessageWords } from './message-words.js';
import {
  BlockAuthor,
  DecideOnReport,
  MarkMessagesRead,
  PostMessage,
  ReportMessage,
  SetMessagingRules,
  UnblockAuthor,
  WriteAmong,
  WriteToGuardian,
  WriteToPerson,
} from './messages.commands.js';
import type { ThreadBody } from './messages.dto.js';
import { MessagesWriter, type ThreadToOpen } from './messages.writer.js';
import type { ThreadCommand } from './thread.decider.js';

/** What somebody begins to write, sealed, with the files that go with it. */
export class Opening {
  constructor(
    private readonly words: MessageWords,
    private readonly attachments: Attachments,
  ) {}

  async of(
    thread: ThreadToOpen,
    { title, text, files = [] }: ThreadBody,
    { commandId }: WriteRequest,
  ): Promise<ThreadCommand> {
    return {
      kind: 'OpenThread',
      thread: { ...thread, title: await this.words.seal(thread, title, `${commandId} title`) },
      text: await this.words.seal(thread, text, `${commandId} text`),
      files: await this.attachments.attach(thread, files, commandId),
    };
  }

  /** With the files that go with it, or without both. */
  carriedOut<Written>(
    { files = [] }: ThreadBody,
    { viewer }: WriteRequest,
    write: () => Promise<Written>,
  ): Promise<Written> {
    return this.attachments.goingWith(viewer.personId, files, write);
  }
}

@CommandHandler(WriteToPerson)
export class WriteToPersonHandler implements ICommandHandler<WriteToPerson> {
  constructor(
    private readonly writer: MessagesWriter,
    private readonly opening: Opening,
  ) {}

  execute({ pupilId, thread, request }: WriteToPerson) {
    return this.opening.carriedOut(thread, request, () =>
      this.writer.openWith(pupilId, thread.to, request, (to) => this.opening.of(to, thread, request)),
    );
  }
}

@CommandHandler(WriteToGuardian)
export class WriteToGuardianHandler implements ICommandHandler<WriteToGuardian> {
  constructor(
    private readonly writer: MessagesWriter,
    private readonly opening: Opening,
  ) {}

  execute({ classId, thread, request }: WriteToGuardian) {
    return this.opening.carriedOut(thread, request, () =>
      this.writer.openWithGuardian(classId, thread.to, request, (to) => this.opening.of(to, thread, request)),
    );
  }
}

@CommandHandler(WriteAmong)
export class WriteAmongHandler implements ICommandHandler<WriteAmong> {
  constructor(
    private readonly writer: MessagesWriter,
    private readonly opening: Opening,
  ) {}

  execute({ among, thread, request }: WriteAmong) {
    return this.opening.carriedOut(thread, request, () =>
      this.writer.openAmong(among, request, (to) => this.opening.of(to, thread, request)),
    );
  }
}

@CommandHandler(PostMessage)
export class PostMessageHandler implements ICommandHandler<PostMessage> {
  constructor(
    private readonly writer: MessagesWriter,
    private readonly words: MessageWords,
    private readonly attachments: Attachments,
  ) {}

  execute({ threadId, message: { text, files = [] }, request }: PostMessage) {
    const { personId } = request.viewer;
    return this.attachments.goingWith(personId, files, () =>
      this.writer.post(threadId, request, async (thread) => ({
        kind: 'PostMessage',
        authorId: thread.authorId,
        text: await this.words.seal(thread, text, `${request.commandId} text`),
        files: await this.attachments.attach(thread, files, request.commandId),
      })),
    );
  }
}

@CommandHandler(MarkMessagesRead)
export class MarkMessagesReadHandler implements ICommandHandler<MarkMessagesRead> {
  constructor(private readonly writer: MessagesWriter) {}

  execute({ threadId, upTo, request }: MarkMessagesRead) {
    return this.writer.markRead(threadId, upTo, request);
  }
}

@CommandHandler(ReportMessage)
export class ReportMessageHandler implements ICommandHandler<ReportMessage> {
  constructor(
    private readonly writer: MessagesWriter,
    private readonly words: MessageWords,
  ) {}

  execute({ threadId, report: { number, reason }, request }: ReportMessage) {
    return this.writer.ask(threadId, request, async () => ({
      ...{ kind: 'ReportMessage', number, reporterId: request.viewer.personId },
      reason: await this.words.sealReason(threadId, reason, `${request.commandId} reason`),
    }));
  }
}

@CommandHandler(DecideOnReport)
export class DecideOnReportHandler implements ICommandHandler<DecideOnReport> {
  constructor(
    private readonly writer: MessagesWriter,
    private readonly words: MessageWords,
  ) {}

  execute({ threadId, decision: { number, remove: removes, reason }, request }: DecideOnReport) {
    return this.writer.moderate(threadId, request, async () => ({
      ...{ kind: 'DecideOnReport', number, removes },
      reason: await this.words.sealReason(threadId, reason, `${request.commandId} reason`),
    }));
  }
}

@CommandHandler(BlockAuthor)
export class BlockAuthorHandler implements ICommandHandler<BlockAuthor> {
  constructor(private readonly writer: MessagesWriter) {}

  execute({ threadId, number, request }: BlockAuthor) {
    return this.writer.block(threadId, number, request);
  }
}

@CommandHandler(UnblockAuthor)
export class UnblockAuthorHandler implements ICommandHandler<UnblockAuthor> {
  constructor(private readonly writer: MessagesWriter) {}

  execute({ blockedId, request }: UnblockAuthor) {
    return this.writer.unblock(blockedId, request);
  }
}

@CommandHandler(SetMessagingRules)
export class SetMessagingRulesHandler implements ICommandHandler<SetMessagingRules> {
  constructor(private readonly writer: MessagesWriter) {}

  execute({ schoolId, rules, request }: SetMessagingRules) {
    return this.writer.setRules(schoolId, rules, request);
  }
}

export const messagesHandlers = [
  WriteToPersonHandler,
  WriteToGuardianHandler,
  WriteAmongHandler,
  PostMessageHandler,
  MarkMessagesReadHandler,
  ReportMessageHandler,
  DecideOnReportHandler,
  BlockAuthorHandler,
  UnblockAuthorHandler,
  SetMessagingRulesHandler,
];
