import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MarkDebts, WithdrawDebt } from './page.commands.js';
import { idInLesson } from './page/page-ids.values.js';
import { PageWriter } from './page.writer.js';
import { Words } from './words.js';

@CommandHandler(MarkDebts)
export class MarkDebtsHandler implements ICommandHandler<MarkDebts> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: pageId, body: { lessonId, debts }, request }: MarkDebts) {
    const page = await this.pages.take(pageId, request);
    const toMark = await Promise.all(
      debts.map(async ({ comment, ...debt }, index) => ({
        debtId: idInLesson(lessonId, this.pages.keyOf(request, index)),
        ...debt,
        ...(comment === undefined
          ? {}
          : {
              comment: await this.words.about(
                debt.pupilId,
                comment,
                page,
                request,
                index,
                `debts.${index.toString()}.pupilId`,
              ),
            }),
      })),
    );
    return page.write((writing) => ({ kind: 'MarkDebts', ...writing, lessonId, debts: toMark }));
  }
}

@CommandHandler(WithdrawDebt)
export class WithdrawDebtHandler implements ICommandHandler<WithdrawDebt> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: debtId, body, request }: WithdrawDebt) {
    const page = await this.pages.takeOfPupil('debt', debtId, request);
    const reason = await this.words.reason(body, page, page.pupilId, request);
    return page.write((writing) => ({ kind: 'WithdrawDebt', ...writing, debtId, reason }));
  }
}

export const debtHandlers = [MarkDebtsHandler, WithdrawDebtHandler];
