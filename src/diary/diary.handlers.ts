import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Vault } from '../people/vault.js';
import { AcknowledgeRemark, AcknowledgeWeek, AnswerRemark } from './diary.commands.js';
import { rangeOf } from './diary.dto.js';
import { DiaryWriter } from './diary.writer.js';

@CommandHandler(AcknowledgeWeek)
export class AcknowledgeWeekHandler implements ICommandHandler<AcknowledgeWeek> {
  constructor(private readonly diaries: DiaryWriter) {}

  execute({ pupilId, acknowledgement: { week, seen }, request }: AcknowledgeWeek) {
    return this.diaries.write(pupilId, rangeOf({ week }).from, request, async (signing) => ({
      kind: 'AcknowledgeWeek',
      ...signing,
      week,
      seen: await this.diaries.seen(seen),
    }));
  }
}

@CommandHandler(AcknowledgeRemark)
export class AcknowledgeRemarkHandler implements ICommandHandler<AcknowledgeRemark> {
  constructor(private readonly diaries: DiaryWriter) {}

  async execute({ pupilId, remarkId, acknowledgement: { seen }, request }: AcknowledgeRemark) {
    const remark = await this.diaries.remarkOf(pupilId, remarkId);
    return this.diaries.write(pupilId, remark.date, request, async (signing) => ({
      kind: 'AcknowledgeRemark',
      ...signing,
      remark,
      seen: await this.diaries.seen(seen),
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
