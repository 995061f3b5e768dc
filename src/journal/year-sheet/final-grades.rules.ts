import { DomainError } from '../../eventing/domain-error.js';
import { averageOf, proposedOn } from '../../school/average.values.js';
import type { Rounding } from '../../school/rounding.values.js';
import { EXEMPT, NOT_ASSESSED, numberOn, type Scale } from '../../school/scale.values.js';
import { mustBe } from '../page/authority.rules.js';
import { Faults } from '../page/faults.values.js';
import { scaleText } from '../page/grades.rules.js';
import type { Proposal } from '../page/term-grade.events.js';
import type { CommandOf } from './year-sheet.command.js';
import type { TermValue, YearSheetEvent } from './year-sheet.events.js';
import { finalGradeOf, type YearSheet } from './year-sheet.state.js';

export const giveFinalGrades = (
  command: CommandOf<'GiveFinalGrades'>,
  sheet: YearSheet,
): YearSheetEvent[] => {
  const { classId, groupId, yearId, subjectId, scale, rounding, by } = command;
  mustBe(by, 'teacher', 'deputyHead', 'import');
  const faults = new Faults('grades');
  const named = new Map<string, string>();
  const events = command.grades.flatMap(({ pupilId, value, terms }, index): YearSheetEvent[] => {
    const given = finalGradeOf(sheet, subjectId, pupilId) ?? named.get(pupilId);
    if (given === value) return [];
    if (given !== undefined) {
      faults.add(
        index,
        'pupilId',
        'final-grade-already-given',
        'has a final grade already: correct that one',
      );
    }
    named.set(pupilId, value);
    if (!isFinalGrade(scale, value)) {
      faults.add(index, 'value', 'value-not-on-scale', finalGradeText(scale));
    }
    const beside = terms.length === 0 ? {} : { terms, ...proposalOf(terms, scale, rounding) };
    return [
      { type: 'FinalGradeGiven', data: { classId, groupId, yearId, subjectId, pupilId, value, ...beside } },
    ];
  });
  if (events.length > 0) mustBeOpen(sheet);
  faults.refuse();
  return events;
};

export const correctFinalGrade = (
  command: CommandOf<'CorrectFinalGrade'>,
  sheet: YearSheet,
): YearSheetEvent[] => {
  const { classId, yearId, subjectId, pupilId, scale, value, reason, by } = command;
  mustBe(by, 'teacher', 'deputyHead', 'import');
  if (by.role !== 'deputyHead') mustBeOpen(sheet);
  const from = finalGradeOf(sheet, subjectId, pupilId);
  if (from === undefined) {
    throw new DomainError(
      'final-grade-not-found',
      'The pupil has no final grade in this subject.',
      'not-found',
    );
  }
  if (!isFinalGrade(scale, value)) {
    throw new DomainError('value-not-on-scale', 'The scale has no such grade.', 'rule', [
      { field: 'value', message: finalGradeText(scale) },
    ]);
  }
  if (from === value) {
    throw new DomainError('grade-unchanged', 'The final grade has this value already.', 'conflict', [
      { field: 'value', message: 'is what the final grade is now' },
    ]);
  }
  const data = { classId, yearId, subjectId, pupilId, from, to: value, reason, late: sheet.closed };
  return [{ type: 'FinalGradeCorrected', data }];
};

/** What the term grades come to; those that are no numbers, such as `exempt`, count nowhere. */
export const proposalOf = (terms: readonly TermValue[], scale: Scale, rounding: Rounding): Proposal => {
  const average = averageOf(
    terms.flatMap(({ value }) => {
      const number = numberOn(scale, value);
      return number === undefined ? [] : [{ number, weight: 1 }];
    }),
  );
  return average === undefined ? {} : { average, proposed: proposedOn(scale, rounding, average) };
};

const mustBeOpen = (sheet: YearSheet): void => {
  if (!sheet.closed) return;
  throw new DomainError(
    'year-closed',
    'The year is closed. A deputy head may correct it, or reopen it.',
    'conflict',
  );
};

const isFinalGrade = (scale: Scale, value: string): boolean =>
  value === EXEMPT || value === NOT_ASSESSED || numberOn(scale, value) !== undefined;

const finalGradeText = (scale: Scale): string => `${scaleText(scale)}, or ${EXEMPT}, or ${NOT_ASSESSED}`;
