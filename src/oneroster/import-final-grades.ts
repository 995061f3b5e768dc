import { DomainError } from '../eventing/domain-error.js';
import type { CommandOf } from '../journal/year-sheet/year-sheet.command.js';
import { yearSheetDecider } from '../journal/year-sheet/year-sheet.decider.js';
import { finalGradeOf } from '../journal/year-sheet/year-sheet.state.js';
import type { Page } from '../journal/page/page.state.js';
import { own } from '../school/plain-data.values.js';
import type { Importing } from './importing.js';
import { kept } from './kept.js';
import { valueOf, type ResultsOf } from './page-entries.js';
import { pageOf, WRITER, type PagePlan, type RefusedOnPage } from './page-plan.js';

type GiveFinalGrades = CommandOf<'GiveFinalGrades'>;

/** Final grades of a group that its class's sheet of the year doesn't have yet. */
export interface PlannedFinalGrades {
  readonly sheetId: string;
  readonly schoolId: string;
  /** The group's pages in the year, by term, oldest first. */
  readonly pages: readonly { readonly termId: string; readonly pageId: string }[];
  readonly command: GiveFinalGrades;
}

/** Works out the final grades that a page's line items hold, and tries them by the sheet's own rules. */
export const planFinalGrades = async (
  importing: Importing,
  { group, term, works }: PagePlan,
  page: Page,
  resultsOf: ResultsOf,
): Promise<{ planned: PlannedFinalGrades[]; refused: RefusedOnPage[] }> => {
  const results = works
    .filter(({ category }) => category.purpose === 'finalGrade')
    .flatMap(({ sourcedId }) => resultsOf.get(sourcedId) ?? []);
  if (results.length === 0 || !page.opened) return { planned: [], refused: [] };
  const { scale, rounding, groupId, subjectId, schoolId } = page.opened;
  const yearId = importing.id('year', term.yearId);
  const classId = importing.id('class', group.homeroomId ?? group.sourcedId);
  const sheetId = `${classId}.${yearId}`;
  const sheet = await importing.tools.runners.yearSheets.load(sheetId);
  const grades = results.flatMap((result) => {
    const value = valueOf(result, scale);
    if (value === undefined) return [];
    const pupilId = importing.id('person', result.pupilId);
    const present = finalGradeOf(sheet, subjectId, pupilId);
    if (present === undefined && !sheet.closed) return [{ pupilId, value, terms: [] }];
    return importing.keep(present === value, kept('final-grade', { result: result.sourcedId }));
  });
  if (grades.length === 0) return { planned: [], refused: [] };
  const command: GiveFinalGrades = {
    ...{ kind: 'GiveFinalGrades', by: WRITER, classId, yearId, groupId, subjectId, scale, rounding, grades },
  };
  try {
    yearSheetDecider.decide(command, sheet);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { planned: [], refused: [{ refusal: error }] };
  }
  const pages = importing.roster.terms
    .filter((other) => other.yearId === term.yearId)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
    .map((other) => ({
      termId: importing.id('term', other.sourcedId),
      pageId: pageOf(importing, group, other),
    }));
  return { planned: [{ sheetId, schoolId, pages, command }], refused: [] };
};

/** Gives the final grades beside the term grades that the pages have by now. */
export const writeFinalGrades = async (
  importing: Importing,
  { sheetId, schoolId, pages, command }: PlannedFinalGrades,
): Promise<void> => {
  const { runners } = importing.tools;
  const termGrades = await Promise.all(
    pages.map(async ({ termId, pageId }) => {
      const page = await runners.pages.load(pageId);
      return { termId, grades: page.termGrades };
    }),
  );
  const grades = command.grades.map((grade) => ({
    ...grade,
    terms: termGrades.flatMap(({ termId, grades: given }) => {
      const value = own(given, grade.pupilId);
      return value === undefined ? [] : [{ termId, value }];
    }),
  }));
  const outcome = await runners.yearSheets.handle(
    sheetId,
    { ...command, grades },
    importing.context(schoolId),
  );
  importing.count(outcome);
};
