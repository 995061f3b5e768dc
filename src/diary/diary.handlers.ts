import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Vault } from '../people/vault.js';
import { AcknowledgeRemark, AcknowledgeWeek, AnswerRemark } from './diary.commands.js';
import { rangeOf } from './diary.dto.js';
import { DiaryWriter } from './diary.writer.js';
import { Signatures } from './signatures/signatures.js';

@CommandHandler(AcknowledgeWeek)
export class AcknowledgeWeekHandler implements ICommandHandler<AcknowledgeWeek> {
  constructor(
    private readonly diaries: DiaryWriter,
    private readonly signatures: Signatures,
  ) {}

  execute({ pupilId, acknowledgement: { week, seen, signature }, request }: AcknowledgeWeek) {
    return this.diaries.write(pupilId, rangeOf({ week }).from, request, async (signing) => ({
      kind: 'AcknowledgeWeek',
      ...signing,
      week,
      ...(await this.signatures.signed(await this.diaries.seen(seen), { week }, signature, signing, request)),
    }));
  }
}

@CommandHandler(AcknowledgeRemark)
export class AcknowledgeRemarkHandler implements ICommandHandler<AcknowledgeRemark> {
  constructor(
    private readonly diaries: DiaryWriter,
    private readonly signatures: Signatures,
  ) {}

  async execute({ pupilId, remarkId, acknowledgement: { seen, signature }, request }: AcknowledgeRemark) {
    const remark = await this.diaries.remarkOf(pupilId, remarkId);
    return this.diaries.write(pupilId, remark.date, request, async (signing) => ({
      kind: 'AcknowledgeRemark',
      ...signing,
      remark,
      ...(await this.signatures.signed(
        await this.diaries.seen(seen),
        { remarkId },
        signature,
        signing,
        request,
      )),
    }));
  }
}

@CommandHandler(AnswerRemark)
export class AnswerRemarkHandler implements ICommandHandler<AnswerRemark> {
  constructor(
    private readonly diaries: DiaryWriter,
    private readonly vault: Vault,
  ) {}

  async execute({ pupilId, remarkId, answer: { text }, request }: AnswerRemark) {
    const remark = await this.diaries.remarkOf(pupilId, remarkId);
    return this.diaries.write(pupilId, remark.date, request, async (signing) => ({
      kind: 'AnswerRemark',
      ...signing,
      remark,
      text: await this.vault.seal(pupilId, text, request.commandId),
    }));
  }
}

export const diaryHandlers = [AcknowledgeWeekHandler, AcknowledgeRemarkHandler, AnswerRemarkHandler];
