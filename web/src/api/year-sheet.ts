import { queryOptions } from '@tanstack/react-query';
import type {
  GradeOfYear,
  PartOfYear,
  PupilOfYear,
  YearSheetAnswer,
} from '../../../projections/final-grades/year-sheet.js';
import { kept } from './freshness.js';
import type { Reason } from './page-entries.js';
import { request } from './request.js';

export type { GradeOfYear, PartOfYear, PupilOfYear };

/** The final grades of a class's year, with the term grades beside them. */
export interface YearSheet extends Omit<YearSheetAnswer, 'asOf'> {
  readonly closed: boolean;
}

/** A class, or one of its teaching groups, and a year. */
export interface YearOfClass {
  readonly classId: string;
  readonly yearId: string;
}

const pathOf = ({ classId, yearId }: YearOfClass) =>
  `/api/journal/classes/${encodeURIComponent(classId)}/years/${encodeURIComponent(yearId)}`;

export const yearSheetQuery = (of: YearOfClass) =>
  queryOptions({
    queryKey: ['year-sheet', of.classId, of.yearId],
    queryFn: async ({ signal }) => (await request(pathOf(of), { signal })) as YearSheet,
    ...kept,
  });

interface FinalGrades {
  readonly subjectId: string;
  readonly grades: readonly { readonly pupilId: string; readonly value: string }[];
}

/** Gives the final grades of several pupils of a group: all of them, or none. */
export const giveFinalGrades = (of: YearOfClass, grades: FinalGrades, key: string) =>
  request(`${pathOf(of)}/final-grades`, { method: 'POST', body: grades, key });

interface FinalGrade {
  readonly subjectId: string;
  readonly pupilId: string;
  readonly value: string;
}

export const correctFinalGrade = (of: YearOfClass, grade: FinalGrade, why: Reason, key: string) =>
  request(`${pathOf(of)}/final-grades/correction`, { method: 'POST', body: { ...grade, ...why }, key });

export const closeYear = (of: YearOfClass) => request(`${pathOf(of)}/closing`, { method: 'POST', body: {} });

export const reopenYear = (of: YearOfClass, reason: string) =>
  request(`${pathOf(of)}/reopening`, { method: 'POST', body: { reason } });
