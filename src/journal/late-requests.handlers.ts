import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { seen } from './grades.handlers.js';
import {
  ApproveLateCorrection,
  RefuseLateCorrection,
  RequestLateAnnulment,
  RequestLateCorrection,
  RequestLateGrade,
  WithdrawLateCorrection,
} from './page.commands.js';
import { idInLesson, lessonOf } from './page/page-ids.values.js';
import { PageWriter } from './page.writer.js';
import { Words } from './words.js';

@CommandHandler(RequestLateGrade)
export class RequestLateGradeHandler implements ICommandHandler<RequestLateGrade> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: pageId, body, request }: RequestLateGrade) {
    const { lessonId, pupilId, work, value, madeUpOn, debtId, ...why } = body;
    const page = await this.pages.take(pageId, request);
    const reason = await this.words.reason(why, page, pupilId, request);
    const [requestId, gradeId] = [0, 1].map((index) =>
      idInLesson(lessonId, this.pages.keyOf(request, index)),
    ) as [string, string];
    const grade = {
      ...{ gradeId, pupilId, work, value },
      ...(madeUpOn === undefined ? {} : { madeUpOn }),
      ...(debtId === undefined ? {} : { debtId }),
    };
    return page.write((writing) => ({
      ...{ kind: 'RequestLateCorrection', ...writing, requestId, reason },
      change: { what: 'give', lessonId, grade },
    }));
  }
}

@CommandHandler(RequestLateCorrection)
export class RequestLateCorrectionHandler implements ICommandHandler<RequestLateCorrection> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: gradeId, body: { value, from, ...why }, request }: RequestLateCorrection) {
    const page = await this.pages.takeOfPupil('grade', gradeId, request);
    const reason = await this.words.reason(why, page, page.pupilId, request);
    const requestId = idInLesson(lessonOf(gradeId) ?? '', this.pages.keyOf(request, 0));
    return page.write((writing) => ({
      ...{ kind: 'RequestLateCorrection', ...writing, requestId, reason },
      change: { what: 'correct', gradeId, value, ...seen(from) },
    }));
  }
}

@CommandHandler(RequestLateAnnulment)
export class RequestLateAnnulmentHandler implements ICommandHandler<RequestLateAnnulment> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: gradeId, body: { from, ...why }, request }: RequestLateAnnulment) {
    const page = await this.pages.takeOfPupil('grade', gradeId, request);
    const reason = await this.words.reason(why, page, page.pupilId, request);
    const requestId = idInLesson(lessonOf(gradeId) ?? '', this.pages.keyOf(request, 0));
    return page.write((writing) => ({
      ...{ kind: 'RequestLateCorrection', ...writing, requestId, reason },
      change: { what: 'annul', gradeId, ...seen(from) },
    }));
  }
}

@CommandHandler(ApproveLateCorrection)
export class ApproveLateCorrectionHandler implements ICommandHandler<ApproveLateCorrection> {
  constructor(private readonly pages: PageWriter) {}

  async execute({ id: requestId, request }: ApproveLateCorrection) {
    const page = await this.pages.takeOfPupil('late-request', requestId, request);
    return page.write((writing) => ({ kind: 'ApproveLateCorrection', ...writing, requestId }));
  }
}

@CommandHandler(RefuseLateCorrection)
export class RefuseLateCorrectionHandler implements ICommandHandler<RefuseLateCorrection> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: requestId, body, request }: RefuseLateCorrection) {
    const page = await this.pages.takeOfPupil('late-request', requestId, request);
    const reason = await this.words.reason(body, page, page.pupilId, request);
    return page.write((writing) => ({ kind: 'RefuseLateCorrection', ...writing, requestId, reason }));
  }
}

@CommandHandler(WithdrawLateCorrection)
export class WithdrawLateCorrectionHandler implements ICommandHandler<WithdrawLateCorrection> {
  constructor(private readonly pages: PageWriter) {}

  async execute({ id: requestId, request }: WithdrawLateCorrection) {
    const page = await this.pages.takeOfPupil('late-request', requestId, request);
    return page.write((writing) => ({ kind: 'WithdrawLateCorrection', ...writing, requestId }));
  }
}

export const lateRequestHandlers = [
  RequestLateGradeHandler,
  RequestLateCorrectionHandler,
  RequestLateAnnulmentHandler,
  ApproveLateCorrectionHandler,
  RefuseLateCorrectionHandler,
  WithdrawLateCorrectionHandler,
];
