import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notFound } from '../access/rights/not-found.js';
import {
  AllowLateCorrections,
  ClosePage,
  CorrectTermGrade,
  ExtendEditWindow,
  GiveTermGrades,
  ReopenPage,
} from './page.commands.js';
import { bySystem } from '../http/command-context.js';
import { TakingOver } from '../moves/taking-over.js';
import { seen } from './grades.handlers.js';
import { PageWriter } from './page.writer.js';
import { Words } from './words.js';

@CommandHandler(GiveTermGrades)
export class GiveTermGradesHandler implements ICommandHandler<GiveTermGrades> {
  constructor(
    private readonly pages: PageWriter,
    private readonly takingOver: TakingOver,
  ) {}

  async execute({ id: pageId, body: { grades }, request }: GiveTermGrades) {
    const page = await this.pages.take(pageId, request);
    // What is proposed has to be made of the other pages' grades as they are now.
    await this.takingOver.refreshAll(pageId, bySystem(request, page.schoolId));
    return page.write((writing) => ({ kind: 'GiveTermGrades', ...writing, grades }));
  }
}

@CommandHandler(CorrectTermGrade)
export class CorrectTermGradeHandler implements ICommandHandler<CorrectTermGrade> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({
    id: pageId,
    body: { pupilId, value, onBehalfOf, from, ...why },
    request,
  }: CorrectTermGrade) {
    const page = await this.pages.take(pageId, request);
    if (!(await page.lists(pupilId))) throw notFound('term-grade');
    const reason = await this.words.reason(why, page, pupilId, request);
    return page.write(
      (writing) => ({ kind: 'CorrectTermGrade', ...writing, pupilId, value, reason, ...seen(from) }),
      onBehalfOf,
    );
  }
}

@CommandHandler(ClosePage)
export class ClosePageHandler implements ICommandHandler<ClosePage> {
  constructor(private readonly pages: PageWriter) {}

  execute({ id: pageId, request }: ClosePage) {
    return this.pages.write(pageId, request, (writing) => ({ kind: 'ClosePage', ...writing }));
  }
}

@CommandHandler(ReopenPage)
export class ReopenPageHandler implements ICommandHandler<ReopenPage> {
  constructor(private readonly pages: PageWriter) {}

  execute({ id: pageId, body, request }: ReopenPage) {
    return this.pages.write(pageId, request, (writing) => ({ kind: 'ReopenPage', ...writing, ...body }));
  }
}

@CommandHandler(ExtendEditWindow)
export class ExtendEditWindowHandler implements ICommandHandler<ExtendEditWindow> {
  constructor(private readonly pages: PageWriter) {}

  execute({ id: pageId, body, request }: ExtendEditWindow) {
    return this.pages.write(pageId, request, (writing) => ({
      kind: 'ExtendEditWindow',
      ...writing,
      ...body,
    }));
  }
}

@CommandHandler(AllowLateCorrections)
export class AllowLateCorrectionsHandler implements ICommandHandler<AllowLateCorrections> {
  constructor(private readonly pages: PageWriter) {}

  execute({ id: pageId, body, request }: AllowLateCorrections) {
    return this.pages.write(pageId, request, (writing) => ({
      kind: 'AllowLateCorrections',
      ...writing,
      ...body,
    }));
  }
}

export const termHandlers = [
  GiveTermGradesHandler,
  CorrectTermGradeHandler,
  ClosePageHandler,
  ReopenPageHandler,
  ExtendEditWindowHandler,
  AllowLateCorrectionsHandler,
];
