import { queryOptions, useQuery } from '@tanstack/react-query';
import { requestKept } from '../offline/offline-reading.js';
import type { ExemptDays } from './exemptions.js';
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
  /** The signature under the week, where somebody has signed it. */
  readonly acknowledgement?: Acknowledgement;
  readonly days: readonly DiaryDay[];
}

export interface Acknowledgement {
  readonly guardian: Person;
  readonly at: string;
  /** Something changed since: it has to be signed anew. */
  readonly open: boolean;
  /** By what it was signed beside the session. */
  readonly signature?: 'jws' | 'cms' | 'passkey';
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface DiaryDay {
  readonly date: string;
  /** What the day is off for. */
  readonly off?: string;
  /** By the plan of which day of the week it goes; Monday is 1. */
  readonly shifted?: { readonly weekday: number; readonly week?: 'A' | 'B' };
  /** The pupil is away for the whole day. */
  readonly absence?: AbsenceCode;
  readonly lessons: readonly DiaryLesson[];
}

export interface DiaryLesson {
  readonly lessonId: string;
  readonly pageId: string;
  /** None where nothing but homework stands on the day. */
  readonly number?: number;
  /** On the clocks of the school, as far as the timetable says it. */
  readonly time?: { readonly from: string; readonly to: string };
  readonly room?: string;
  readonly subject: { readonly id: string; readonly title: string };
  readonly teacher?: Person;
  /** A substitute gives it; with whom the timetable has for it. */
  readonly substitution?: { readonly insteadOf?: Person };
  readonly topic?: string;
  /** What is to be tested in it. */
  readonly test?: { readonly testId: string; readonly title: string };
  readonly planned: boolean;
  readonly cancelled: boolean;
  readonly cancelReason?: string;
  readonly homeworkDue: readonly Homework[];
  readonly homeworkSet: readonly Homework[];
  readonly grades: readonly DiaryGrade[];
  readonly debts: readonly DiaryDebt[];
  readonly absence?: Absence;
  /** The days around it on which the pupil is exempt from the subject. */
  readonly exempt?: ExemptDays;
  readonly remarks: readonly DiaryRemark[];
}

export interface Homework {
  readonly homeworkId: string;
  readonly text: string;
  readonly setOn: string;
  readonly dueOn: string;
  /** For this pupil, and not for the whole group. */
  readonly personal: boolean;
  readonly files: readonly HomeworkFile[];
}

export interface HomeworkFile {
  readonly fileId: string;
  readonly name: string;
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
  /** The day on which the work was made up for. */
  readonly madeUpOn?: string;
  /** Given after the edit window. */
  readonly late?: true;
  /** Oldest first; an annulment has no `to`. */
  readonly changes: readonly GradeChange[];
}

export interface GradeChange {
  readonly from: string;
  readonly to?: string;
  readonly reason: string;
  readonly at: string;
  /** After the edit window. */
  readonly late?: true;
}

/** A point in place of a grade, which waits for the pupil's work. */
export interface DiaryDebt {
  readonly debtId: string;
  readonly work: Work;
  readonly dueOn?: string;
  readonly comment?: string;
}

export type RemarkKind = 'praise' | 'reprimand' | 'note';

export interface DiaryRemark {
  readonly remarkId: string;
  readonly kind: RemarkKind;
  readonly text: string;
  readonly author: Person;
  readonly acknowledgements: readonly { readonly guardian: Person; readonly at: string }[];
  readonly answers: readonly { readonly guardian: Person; readonly text: string; readonly at: string }[];
}

export type AbsenceCode = 'absent' | 'excused' | 'ill' | 'late';

export interface Absence {
  /** What it counts as. */
  readonly code: AbsenceCode;
  /** What the teacher recorded. */
  readonly recorded: AbsenceCode;
  readonly minutes?: number;
  readonly reason?: string;
}

export const diaryQuery = (pupilId: string, week: string) =>
  queryOptions({
    queryKey: ['diary', pupilId, week],
    queryFn: async (asking) =>
      (await requestKept(`/api/pupils/${encodeURIComponent(pupilId)}/diary?week=${week}`, asking)) as Diary,
    ...kept,
  });

/** Any days, as many as the journal shows at once. */
export const diaryDaysQuery = (
  pupilId: string,
  { from, to }: { readonly from: string; readonly to: string },
) =>
  queryOptions({
    queryKey: ['diary-days', pupilId, from, to],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ from, to });
      return (await request(`/api/pupils/${encodeURIComponent(pupilId)}/diary?${asked}`, {
        signal,
      })) as Diary;
    },
    ...kept,
  });

/** Signs the week as it was seen: a later change asks for a signature anew. */
export const acknowledgeWeek = (pupilId: string, week: string, seen: string, signature?: object) =>
  request(acknowledgementsOf(pupilId), {
    method: 'POST',
    body: { week, seen, ...(signature ? { signature } : {}) },
  });

export const acknowledgementsOf = (pupilId: string): string =>
  `/api/pupils/${encodeURIComponent(pupilId)}/diary/acknowledgements`;

const ofRemark = (pupilId: string, remarkId: string): string =>
  `/api/pupils/${encodeURIComponent(pupilId)}/remarks/${encodeURIComponent(remarkId)}`;

/** Signs a remark as it was seen. @throws ProblemError `remark-withdrawn`, `signature-stale` */
export const acknowledgeRemark = (pupilId: string, remarkId: string, seen: string) =>
  request(`${ofRemark(pupilId, remarkId)}/acknowledgement`, { method: 'POST', body: { seen } });

/** @throws ProblemError `remark-withdrawn` */
export const answerRemark = (pupilId: string, remarkId: string, text: string, key: string) =>
  request(`${ofRemark(pupilId, remarkId)}/answer`, { method: 'POST', body: { text }, key });

export const useDiary = (pupilId: string, week: string) => useQuery(diaryQuery(pupilId, week));
