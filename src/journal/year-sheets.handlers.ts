import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '../eventing/domain-error.js';
import type { OpenPage } from './page/page.state.js';
import { own } from '../school/plain-data.values.js';
import { Words } from './words.js';
import { YearSheetWriter } from './year-sheet.writer.js';
import { CloseYear, CorrectFinalGrade, GiveFinalGrades, ReopenYear } from './year-sheets.commands.js';

@CommandHandler(GiveFinalGrades)
export class GiveFinalGradesHandler implements ICommandHandler<GiveFinalGrades> {
  constructor(private readonly sheets: YearSheetWriter) {}

  async execute({ sheet: asked, body: { subjectId, grades }, request }: GiveFinalGrades) {
    const { sheet, year, write } = await this.sheets.take(asked, request);
    const page = groupOf(
      year.lastPages(subjectId),
      grades.map(({ pupilId }) => pupilId),
    );
    const { groupId, scale, rounding } = page.opened;
    const withTerms = await Promise.all(
      grades.map(async ({ pupilId, value }) => ({
        pupilId,
        value,
        terms: await year.termGradesOf(pupilId, subjectId),
      })),
    );
    return write(
      (by) => ({
        kind: 'GiveFinalGrades',
        ...sheet,
        by,
        groupId,
        subjectId,
        scale,
        rounding,
        grades: withTerms,
      }),
      [page],
    );
  }
}

@CommandHandler(CorrectFinalGrade)
export class CorrectFinalGradeHandler implements ICommandHandler<CorrectFinalGrade> {
  constructor(
    private readonly sheets: YearSheetWriter,
    private readonly words: Words,
  ) {}

  async execute({ sheet: asked, body: { subjectId, pupilId, value, ...why }, request }: CorrectFinalGrade) {
    const { sheet, year, schoolId, write } = await this.sheets.take(asked, request);
    const page = year.lastPages(subjectId).find(({ pupils }) => own(pupils, pupilId));
    if (!page) {
      throw new DomainError(
        'final-grade-not-found',
        'The pupil has no final grade in this subject.',
        'not-found',
      );
    }
    const { scale } = page.opened;
    const reason = await this.words.reason(
      why,
      { schoolId, lists: () => Promise.resolve(true) },
      pupilId,
      request,
    );
    return write(
      (by) => ({ kind: 'CorrectFinalGrade', ...sheet, by, subjectId, pupilId, scale, value, reason }),
      [page],
    );
  }
}

/**
 * The last page of the group that the pupils learn the subject in.
 * @throws DomainError `subject-not-taught`, or `pupil-not-in-group` naming those who are not in the others' group.
 */
const groupOf = (pages: readonly OpenPage[], pupilIds: readonly string[]): OpenPage => {
  const [first] = pages;
  if (!first) {
    throw new DomainError(
      'subject-not-taught',
      'The class is not taught this subject in this year.',
      'rule',
      [{ field: 'subjectId', message: 'is no subject of this class in this year' }],
    );
  }
  const page = pages.find(({ pupils }) => own(pupils, pupilIds[0] ?? '')) ?? first;
  const faults = pupilIds.flatMap((pupilId, index) =>
    own(page.pupils, pupilId)
      ? []
      : [{ field: `grades.${index.toString()}.pupilId`, message: 'is not in the group of the others' }],
  );
  if (faults.length === 0) return page;
  throw new DomainError(
    'pupil-not-in-group',
    'Final grades are given to the pupils of one group at a time.',
    'rule',
    faults,
  );
};

@CommandHandler(CloseYear)
export class CloseYearHandler implements ICommandHandler<CloseYear> {
  constructor(private readonly sheets: YearSheetWriter) {}

  async execute({ sheet: asked, request }: CloseYear) {
    const { sheet, year, write } = await this.sheets.take(asked, request);
    const { openPages, learners: subjects } = year;
    return write((by) => ({ kind: 'CloseYear', ...sheet, by, openPages, subjects }));
  }
}

@CommandHandler(ReopenYear)
export class ReopenYearHandler implements ICommandHandler<ReopenYear> {
  constructor(private readonly sheets: YearSheetWriter) {}

  async execute({ sheet: asked, body: { reason }, request }: ReopenYear) {
    const { sheet, write } = await this.sheets.take(asked, request);
    return write((by) => ({ kind: 'ReopenYear', ...sheet, by, reason }));
  }
}

export const yearSheetHandlers = [
  GiveFinalGradesHandler,
  CorrectFinalGradeHandler,
  CloseYearHandler,
  ReopenYearHandler,
];
