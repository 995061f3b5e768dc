import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AbsenceCode, GradeStatus, Homework, Work } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

/** One group, one subject, one term: pupils by lessons. */
export interface JournalPage {
  readonly pageId: string;
  readonly subject: { readonly id: string; readonly title: string };
  readonly group: { readonly id: string; readonly title: string };
  readonly term: { readonly id: string; readonly title: string; readonly from: string; readonly to: string };
  readonly teachers: readonly { readonly id: string; readonly name: string }[];
  readonly pupils: readonly {
    readonly id: string;
    readonly name: string;
    readonly from: string;
    readonly to?: string;
  }[];
  readonly lessons: readonly PageLesson[];
  readonly grades: readonly PageGrade[];
  readonly absences: readonly PageAbsence[];
  readonly termGrades: readonly { readonly pupilId: string; readonly value: string }[];
  readonly position: string;
}

export interface PageLesson {
  readonly lessonId: string;
  readonly date: string;
  readonly number: number;
  readonly topic?: string;
  readonly cancelled: boolean;
  readonly homeworkSet: readonly Homework[];
}

export interface PageGrade {
  readonly gradeId: string;
  readonly pupilId: string;
  readonly lessonId: string;
  readonly value: string;
  readonly work: Work;
  readonly status: GradeStatus;
}

export interface PageAbsence {
  readonly pupilId: string;
  readonly lessonId: string;
  readonly code: AbsenceCode;
  readonly minutes?: number;
}

export const journalPageQuery = (pageId: string) =>
  queryOptions({
    queryKey: ['journal-page', pageId],
    queryFn: async ({ signal }) =>
      (await request(`/api/journal/pages/${encodeURIComponent(pageId)}`, { signal })) as JournalPage,
    ...kept,
  });

export const useJournalPage = (pageId: string) => useQuery(journalPageQuery(pageId));
