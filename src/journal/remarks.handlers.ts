import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MakeRemark, WithdrawRemark } from './page.commands.js';
import { idInLesson } from './page/page-ids.values.js';
import { PageWriter } from './page.writer.js';
import { Words } from './words.js';

@CommandHandler(MakeRemark)
export class MakeRemarkHandler implements ICommandHandler<MakeRemark> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: pageId, body: { kind: remark, text, ...body }, request }: MakeRemark) {
    const page = await this.pages.take(pageId, request, [body.pupilId]);
    const remarkId = idInLesson(body.lessonId, this.pages.keyOf(request, 0));
    const sealed = await this.words.about(body.pupilId, text, page, request);
    return page.write((writing) => ({
      kind: 'MakeRemark',
      ...writing,
      ...body,
      remarkId,
      remark,
      text: sealed,
    }));
  }
}

@CommandHandler(WithdrawRemark)
export class WithdrawRemarkHandler implements ICommandHandler<WithdrawRemark> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: remarkId, body, request }: WithdrawRemark) {
    const page = await this.pages.takeOfPupil('remark', remarkId, request);
    const reason = await this.words.reason(body, page, page.pupilId, request);
    return page.write((writing) => ({ kind: 'WithdrawRemark', ...writing, remarkId, reason }));
  }
}

export const remarkHandlers = [MakeRemarkHandler, WithdrawRemarkHandler];
