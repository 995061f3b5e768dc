import { queryOptions, useQuery } from '@tanstack/react-query';
import type { HealthFlag } from '../../../src/people/health-notes/health-flags.values.js';
import type { Rounding } from '../../../src/school/rounding.values.js';
import type { Scale, WorkKind } from '../../../src/school/scale.values.js';
import { requestKept } from '../offline/offline-reading.js';
import type { Absence, GradeStatus, Person, RemarkKind } from './diary.js';
import type { ExemptDays } from './exemptions.js';
import { askedEvery, kept } from './freshness.js';
import type { LateRequest } from './late-requests.js';

/** One group, one subject, one term: pupils by lessons. */
export interface JournalPage {
  readonly pageId: string;
  readonly schoolId: string;
  /** Where the school is. */
  readonly timeZone: string;
  readonly subject: { readonly id: string; readonly title: string };
  readonly group: { readonly id: string; readonly title: string };
  readonly term: { readonly id: string; readonly title: string; readonly from: string; readonly to: string };
  readonly closed: boolean;
  /** The last day on which the teachers may write about all of the page, where the window was extended. */
  readonly windowExtendedUntil?: string;
  /** Days after a lesson in which its teachers may write about it. */
  readonly editWindowDays: number;
  readonly scale: Scale;
  readonly rounding: Rounding;
  /** The kinds of work as they are today. */
  readonly works: readonly WorkKind[];
  readonly teachers: readonly Person[];
  readonly pupils: readonly PagePupil[];
  readonly lessons: readonly PageLesson[];
  /** Those that are planned, in the order of their days. */
  readonly tests: readonly PageTest[];
  readonly grades: readonly PageGrade[];
  /** What waits for a deputy head. */
  readonly lateRequests: readonly LateRequest[];
  readonly debts: readonly PageDebt[];
  readonly absences: readonly PageAbsence[];
  readonly remarks: readonly PageRemark[];
  /** Grades of other pages that count here. */
  readonly takenOver: readonly {
    readonly pupilId: string;
    readonly value: string;
    readonly work: WorkKind;
  }[];
  readonly termGrades: readonly { readonly pupilId: string; readonly value: string }[];
  /** Pupils who have to get one before the page can be closed; none in answers that an earlier version kept. */
  readonly withoutTermGrade?: readonly string[];
  readonly position: string;
}

export interface PagePupil extends Person {
  readonly from: string;
  readonly to?: string;
  /** What the grades come to now, to six places. */
  readonly average?: number;
  /** The term grade that it makes. */
  readonly proposed?: string;
  /** When the pupil is exempt from the subject, where that touches the term. */
  readonly exempt?: readonly ExemptDays[];
  /** Only for teachers who have the pupil today. */
  readonly health?: readonly HealthFlag[];
}

export interface PageLesson {
  readonly lessonId: string;
  readonly date: string;
  readonly number: number;
  readonly time?: { readonly from: string; readonly to: string };
  readonly room?: string;
  readonly topic: string;
  readonly planned: boolean;
  readonly cancelled: boolean;
  readonly cancelReason?: string;
  readonly substitutes: readonly Person[];
  readonly homeworkSet: readonly PageHomework[];
}

export interface PageTest {
  readonly testId: string;
  readonly lessonId: string;
  readonly date: string;
  readonly number: number;
  readonly title: string;
}

export interface PageHomework {
  readonly homeworkId: string;
  readonly text: string;
  readonly dueOn: string;
  /** Number of the lesson for which it is due, where it is for a certain one. */
  readonly dueLesson?: number;
  /** How long it should take. */
  readonly minutes?: number;
  /** For the whole group where nobody is named. */
  readonly pupilIds?: readonly string[];
  readonly files?: readonly AttachedFile[];
}

export interface AttachedFile {
  readonly fileId: string;
  readonly name: string;
}

export interface PageGrade {
  readonly gradeId: string;
  readonly pupilId: string;
  readonly lessonId: string;
  readonly value: string;
  readonly work: WorkKind;
  readonly status: GradeStatus;
  /** Given, or corrected or annulled last, after the edit window. */
  readonly late?: true;
}

export interface PageDebt {
  readonly debtId: string;
  readonly pupilId: string;
  readonly lessonId: string;
  readonly work: WorkKind;
  readonly dueOn?: string;
}

export interface PageAbsence extends Absence {
  readonly pupilId: string;
  readonly lessonId: string;
}

export interface PageRemark {
  readonly remarkId: string;
  readonly pupilId: string;
  readonly lessonId: string;
  readonly kind: RemarkKind;
  readonly text: string;
  readonly acknowledgements: readonly { readonly guardian: Person; readonly at: string }[];
  readonly answers: readonly { readonly guardian: Person; readonly text: string; readonly at: string }[];
}

export const journalPageQuery = (pageId: string) =>
  queryOptions({
    queryKey: ['journal-page', pageId],
    queryFn: async (asking) =>
      (await requestKept(`/api/journal/pages/${encodeURIComponent(pageId)}`, asking)) as JournalPage,
    ...kept,
    // Teachers write in it side by side.
    refetchInterval: askedEvery(5_000),
  });

export const useJournalPage = (pageId: string) => useQuery(journalPageQuery(pageId));
