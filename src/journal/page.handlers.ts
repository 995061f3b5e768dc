import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '../eventing/domain-error.js';
import { Vault } from '../people/vault.js';
import { CorrectGrade, GiveGrades, RecordAbsences, RecordLesson, SetHomework } from './page.commands.js';
import { idInLesson, pageOf } from './page/page-ids.values.js';
import { PageWriter } from './page.writer.js';

@CommandHandler(RecordLesson)
export class RecordLessonHandler implements ICommandHandler<RecordLesson> {
  constructor(private readonly pages: PageWriter) {}

  execute({ pageId, lesson: { date, number, topic }, request }: RecordLesson) {
    const teacherId = request.viewer.personId;
    return this.pages.write(pageId, request, (writing) => ({
      kind: 'RecordLesson',
      ...writing,
      date,
      number,
      topic,
      teacherId,
    }));
  }
}

@CommandHandler(SetHomework)
export class SetHomeworkHandler implements ICommandHandler<SetHomework> {
  constructor(private readonly pages: PageWriter) {}

  execute({ pageId, homework: { lessonId, dueOn, text, minutes }, request }: SetHomework) {
    const homeworkId = idInLesson(lessonId, this.pages.keyOf(request, 0));
    return this.pages.write(pageId, request, (writing) => ({
      kind: 'SetHomework',
      ...writing,
      homeworkId,
      lessonId,
      dueOn,
      text,
      ...(minutes === undefined ? {} : { minutes }),
    }));
  }
}

@CommandHandler(GiveGrades)
export class GiveGradesHandler implements ICommandHandler<GiveGrades> {
  constructor(
    private readonly pages: PageWriter,
    private readonly vault: Vault,
  ) {}

  async execute({ pageId, lessonId, grades, request }: GiveGrades) {
    const toGive = await Promise.all(
      grades.map(async ({ comment, pupilId, work, value }, index) => ({
        gradeId: idInLesson(lessonId, this.pages.keyOf(request, index)),
        pupilId,
        work,
        value,
        ...(comment === undefined
          ? {}
          : { comment: await this.vault.seal(pupilId, comment, `${request.commandId}/${index.toString()}`) }),
      })),
    );
    return this.pages.write(pageId, request, (writing) => ({
      kind: 'GiveGrades',
      ...writing,
      lessonId,
      grades: toGive,
    }));
  }
}

@CommandHandler(CorrectGrade)
export class CorrectGradeHandler implements ICommandHandler<CorrectGrade> {
  constructor(
    private readonly pages: PageWriter,
    private readonly vault: Vault,
  ) {}

  async execute({ gradeId, value, reason, request }: CorrectGrade) {
    const pageId = pageOf(gradeId);
    const pupilId = pageId === undefined ? undefined : await this.pages.pupilOf(pageId, gradeId);
    if (pageId === undefined || pupilId === undefined) {
      throw new DomainError('grade-not-found', 'There is no such grade.', 'not-found');
    }
    const sealed = await this.vault.seal(pupilId, reason, request.commandId);
    return this.pages.write(pageId, request, (writing) => ({
      kind: 'CorrectGrade',
      ...writing,
      gradeId,
      value,
      reason: sealed,
    }));
  }
}

@CommandHandler(RecordAbsences)
export class RecordAbsencesHandler implements ICommandHandler<RecordAbsences> {
  constructor(private readonly pages: PageWriter) {}

  execute({ pageId, lessonId, absences, request }: RecordAbsences) {
    return this.pages.write(pageId, request, (writing) => ({
      kind: 'RecordAbsences',
      ...writing,
      lessonId,
      absences,
    }));
  }
}

export const pageHandlers = [
  RecordLessonHandler,
  SetHomeworkHandler,
  GiveGradesHandler,
  CorrectGradeHandler,
  RecordAbsencesHandler,
];
