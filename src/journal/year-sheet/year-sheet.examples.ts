import type { Sealed } from '../../people/sealed.values.js';
import { HALF_UP } from '../../school/rounding.values.js';
import { SCALE_PRESETS } from '../../school/scale-presets.values.js';
import type { Writer } from '../page/page.command.js';
import type { CommandOf, FinalGradeToGive } from './year-sheet.command.js';
import type {
  FinalGradeCorrected,
  FinalGradeGiven,
  TermValue,
  YearClosed,
  YearReopened,
} from './year-sheet.events.js';

export const petrova: Writer = { personId: 'petrova', role: 'teacher' };
export const classTeacher: Writer = { personId: 'ivanov', role: 'classTeacher' };
export const deputyHead: Writer = { personId: 'orlova', role: 'deputyHead' };
export const admin: Writer = { personId: 'admin', role: 'admin' };
export const theImport: Writer = { personId: 'import', role: 'import' };

const recounted: { readonly text: Sealed } = { text: { sealed: 'Recounted', of: 'anna', in: 'command' } };
const sheet = { classId: '7b', yearId: 'y1' } as const;
const scale = { ...SCALE_PRESETS.fivePoint, min: 2 };

export const terms = (...values: readonly string[]): readonly TermValue[] =>
  values.map((value, index) => ({ termId: `q${(index + 1).toString()}`, value }));

export const finalGrade = (
  pupilId: string,
  value: string,
  more: Partial<FinalGradeGiven['data']> = {},
): FinalGradeGiven => ({
  type: 'FinalGradeGiven',
  data: { ...sheet, groupId: '7bmath', subjectId: 'math', pupilId, value, ...more },
});

export const corrected = (from: string, to: string, late = false): FinalGradeCorrected => ({
  type: 'FinalGradeCorrected',
  data: { ...sheet, subjectId: 'math', pupilId: 'anna', from, to, reason: recounted, late },
});

export const yearClosed: YearClosed = { type: 'YearClosed', data: sheet };
export const yearReopened: YearReopened = { type: 'YearReopened', data: { ...sheet, reason: 'An appeal' } };

export const give = (
  grades: readonly (Omit<FinalGradeToGive, 'terms'> & Partial<FinalGradeToGive>)[],
  more: Partial<CommandOf<'GiveFinalGrades'>> = {},
): CommandOf<'GiveFinalGrades'> => ({
  ...{ kind: 'GiveFinalGrades', ...sheet, groupId: '7bmath', subjectId: 'math', by: petrova },
  ...{ scale, rounding: HALF_UP, grades: grades.map((grade) => ({ terms: [], ...grade })), ...more },
});

export const correct = (
  value: string,
  more: Partial<CommandOf<'CorrectFinalGrade'>> = {},
): CommandOf<'CorrectFinalGrade'> => ({
  ...{ kind: 'CorrectFinalGrade', ...sheet, subjectId: 'math', pupilId: 'anna', by: petrova },
  ...{ scale, value, reason: recounted, ...more },
});

export const close = (more: Partial<CommandOf<'CloseYear'>> = {}): CommandOf<'CloseYear'> => ({
  ...{ kind: 'CloseYear', ...sheet, by: classTeacher, openPages: [], subjects: [], ...more },
});

export const reopen = (by: Writer): CommandOf<'ReopenYear'> => ({
  ...{ kind: 'ReopenYear', ...sheet, by, reason: 'An appeal' },
});
