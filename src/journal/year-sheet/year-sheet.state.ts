import { own } from '../../school/plain-data.values.js';
import type { YearSheetEvent } from './year-sheet.events.js';

export interface YearSheet {
  /** Final grades by subject and pupil. */
  readonly finalGrades: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly closed: boolean;
}

export const emptySheet = (): YearSheet => ({ finalGrades: {}, closed: false });

export const finalGradeOf = (sheet: YearSheet, subjectId: string, pupilId: string): string | undefined =>
  own(own(sheet.finalGrades, subjectId) ?? {}, pupilId);

export const evolveYearSheet = (sheet: YearSheet, event: YearSheetEvent): YearSheet => {
  switch (event.type) {
    case 'FinalGradeGiven':
      return withGrade(sheet, event.data.subjectId, event.data.pupilId, event.data.value);
    case 'FinalGradeCorrected':
      return withGrade(sheet, event.data.subjectId, event.data.pupilId, event.data.to);
    case 'YearClosed':
      return { ...sheet, closed: true };
    case 'YearReopened':
      return { ...sheet, closed: false };
    default:
      return sheet;
  }
};

const withGrade = (sheet: YearSheet, subjectId: string, pupilId: string, value: string): YearSheet => ({
  ...sheet,
  finalGrades: {
    ...sheet.finalGrades,
    [subjectId]: { ...own(sheet.finalGrades, subjectId), [pupilId]: value },
  },
});
