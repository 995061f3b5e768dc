import { DomainError } from '../../eventing/domain-error.js';
import { EXEMPT, NOT_ASSESSED } from '../../school/scale.values.js';
import { mustBe } from '../page/authority.rules.js';
import type { CommandOf } from './year-sheet.command.js';
import type { YearSheetEvent } from './year-sheet.events.js';
import { finalGradeOf, type YearSheet } from './year-sheet.state.js';

/** A year is over when all its pages are closed, and everybody has a final grade or an explicit word in place of it. */
export const closeYear = (
  { by, classId, yearId, openPages, subjects }: CommandOf<'CloseYear'>,
  sheet: YearSheet,
): YearSheetEvent[] => {
  mustBe(by, 'classTeacher', 'deputyHead', 'import');
  if (sheet.closed) return [];
  if (openPages.length > 0) {
    throw new DomainError(
      'pages-open',
      `${openPages.length.toString()} pages of the year are open. Close them first.`,
      'conflict',
      openPages.map((pageId) => ({ field: `pages.${pageId}`, message: 'is not closed' })),
    );
  }
  const missing = subjects.flatMap(({ subjectId, pupilIds }) =>
    pupilIds
      .filter((pupilId) => finalGradeOf(sheet, subjectId, pupilId) === undefined)
      .map((pupilId) => `finalGrades.${subjectId}.${pupilId}`),
  );
  if (missing.length > 0) {
    throw new DomainError(
      'final-grades-missing',
      `${missing.length.toString()} final grades are missing. Give them, or ${NOT_ASSESSED} or ${EXEMPT}.`,
      'rule',
      missing.map((field) => ({ field, message: 'is missing' })),
    );
  }
  return [{ type: 'YearClosed', data: { classId, yearId } }];
};

export const reopenYear = (
  { by, classId, yearId, reason }: CommandOf<'ReopenYear'>,
  sheet: YearSheet,
): YearSheetEvent[] => {
  mustBe(by, 'deputyHead', 'admin', 'system');
  return sheet.closed ? [{ type: 'YearReopened', data: { classId, yearId, reason } }] : [];
};
