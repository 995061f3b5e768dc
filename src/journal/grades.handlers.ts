import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AnnulGrade, CorrectGrade, GiveGrades } from './page.commands.js';
import { idInLesson } from './page/page-ids.values.js';
import { PageWriter } from './page.writer.js';
import { Words } from './words.js';

@CommandHandler(GiveGrades)
export class GiveGradesHandler implements ICommandHandler<GiveGrades> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: pageId, body: { lessonId, grades, onBehalfOf }, request }: GiveGrades) {
    const page = await this.pages.take(pageId, request);
    const toGive = await Promise.all(
      grades.map(async ({ comment, ...grade }, index) => ({
        gradeId: idInLesson(lessonId, this.pages.keyOf(request, index)),
        ...grade,
        ...(comment === undefined
          ? {}
          : {
              comment: await this.words.about(
                grade.pupilId,
                comment,
                page,
                request,
                index,
                `grades.${index.toString()}.pupilId`,
              ),
            }),
      })),
    );
    return page.write(
      (writing) => ({ kind: 'GiveGrades', ...writing, lessonId, grades: toGive }),
      onBehalfOf,
    );
  }
}

@CommandHandler(CorrectGrade)
export class CorrectGradeHandler implements ICommandHandler<CorrectGrade> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: gradeId, body: { value, onBehalfOf, from, ...why }, request }: CorrectGrade) {
    const page = await this.pages.takeOfPupil('grade', gradeId, request);
    const reason = await this.words.reason(why, page, page.pupilId, request);
    return page.write(
      (writing) => ({ kind: 'CorrectGrade', ...writing, gradeId, value, reason, ...seen(from) }),
      onBehalfOf,
    );
  }
}

@CommandHandler(AnnulGrade)
export class AnnulGradeHandler implements ICommandHandler<AnnulGrade> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: gradeId, body: { onBehalfOf, from, ...why }, request }: AnnulGrade) {
    const page = await this.pages.takeOfPupil('grade', gradeId, request);
    const reason = await this.words.reason(why, page, page.pupilId, request);
    return page.write(
      (writing) => ({ kind: 'AnnulGrade', ...writing, gradeId, reason, ...seen(from) }),
      onBehalfOf,
    );
  }
}

/** What the writer saw, where that was told. */
export const seen = (from: string | undefined): { from?: string } => (from === undefined ? {} : { from });

export const gradeHandlers = [GiveGradesHandler, CorrectGradeHandler, AnnulGradeHandler];
