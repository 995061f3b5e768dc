import { queryOptions, useQuery } from '@tanstack/react-query';
import { kept } from './freshness.js';
import { request } from './request.js';

/** A pupil's week, every day of it. Dates are civil, instants are shown in `timeZone`. */
export interface Diary {
  readonly pupil: { readonly id: string; readonly name: string; readonly className?: string };
  readonly week?: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly position: string;
  readonly days: readonly DiaryDay[];
}

export interface DiaryDay {
  readonly date: string;
  readonly lessons: readonly DiaryLesson[];
}

export interface DiaryLesson {
  readonly lessonId: string;
  readonly pageId: string;
  /** None where nothing but homework stands on the day. */
  readonly number?: number;
  readonly subject: { readonly id: string; readonly title: string };
  readonly teacher?: { readonly id: string; readonly name: string };
  readonly topic?: string;
  readonly cancelled: boolean;
  readonly homeworkDue: readonly Homework[];
  readonly homeworkSet: readonly Homework[];
  readonly grades: readonly DiaryGrade[];
  readonly absence?: Absence;
}

export interface Homework {
  readonly homeworkId: string;
  readonly text: string;
  readonly setOn: string;
  readonly dueOn: string;
}

export interface Work {
  readonly title: string;
  readonly abbreviation: string;
  readonly weight: number;
}

export type GradeStatus = 'given' | 'corrected' | 'annulled';

export interface DiaryGrade {
  readonly gradeId: string;
  readonly value: string;
  readonly work: Work;
  readonly status: GradeStatus;
  readonly givenAt: string;
  readonly comment?: string;
  /** Oldest first; an annulment has no `to`. */
  readonly changes: readonly GradeChange[];
}

export interface GradeChange {
  readonly from: string;
  readonly to?: string;
  readonly reason: string;
  readonly at: string;
}

export type AbsenceCode = 'absent' | 'excused' | 'ill' | 'late';

export interface Absence {
  readonly code: AbsenceCode;
  readonly minutes?: number;
}

export const diaryQuery = (pupilId: string, week: string) =>
  queryOptions({
    queryKey: ['diary', pupilId, week],
    queryFn: async ({ signal }) =>
      (await request(`/api/pupils/${encodeURIComponent(pupilId)}/diary?week=${week}`, { signal })) as Diary,
    ...kept,
  });

export const useDiary = (pupilId: string, week: string) => useQuery(diaryQuery(pupilId, week));
