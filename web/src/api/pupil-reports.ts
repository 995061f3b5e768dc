import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AbsenceCode, Person, Work } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

/** What a report is asked for: a day, days, both included, a week, a month, a term or an academic year. */
export type Span =
  | { readonly day: string }
  | { readonly from: string; readonly to: string }
  | { readonly week: string }
  | { readonly month: string }
  | { readonly term: string }
  | { readonly year: string };

export interface Named {
  readonly id: string;
  readonly title: string;
}

/** Its days, both included. */
export interface Term extends Named {
  readonly from: string;
  readonly to: string;
}

export interface Year extends Term {
  readonly terms: readonly Term[];
}

export interface Years {
  /** Today, where the pupil is. */
  readonly date: string;
  /** In the order of their dates, and so are their terms. */
  readonly years: readonly Year[];
}

export interface AllGrades {
  readonly pupil: Person;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly SubjectGrades[];
}

export interface SubjectGrades {
  readonly subject: Named;
  /** Oldest first, those that were annulled among them. */
  readonly grades: readonly GradeListed[];
  readonly average?: number;
  /** The grade that the average comes to. */
  readonly proposed?: string;
  /** The average after each day with a grade that counts. */
  readonly course: readonly CoursePoint[];
  /** None where nothing counts yet, and where the highest grade is reached. */
  readonly next?: Needed;
}

export interface CoursePoint {
  readonly date: string;
  readonly average: number;
}

/** What an average needs to reach the grade above, `value`, which is proposed from `least` on. */
export interface Needed {
  readonly value: string;
  readonly least: number;
  /** So many more grades of one value and weight are enough; none where no few are. */
  readonly ways: readonly Way[];
}

export interface Way {
  readonly value: string;
  readonly weight: number;
  readonly count: number;
}

export interface GradeListed {
  readonly gradeId: string;
  readonly date: string;
  readonly value: string;
  readonly work: Work;
  /** How often it was corrected. */
  readonly corrections: number;
  readonly annulled: boolean;
  readonly madeUpOn?: string;
}

export interface FinalGrades {
  readonly years: readonly (Named & { readonly subjects: readonly SubjectOfYear[] })[];
}

export interface SubjectOfYear extends Named {
  readonly terms: readonly (Named & GradeOfPeriod)[];
  /** One for each class that the pupil was in when it was given. */
  readonly finals: readonly GradeOfPeriod[];
}

/** A term grade or final grade, beside what the grades came to when it was given. */
export interface GradeOfPeriod {
  readonly value: string;
  readonly average?: number;
  readonly proposed?: string;
  readonly givenAt: string;
  readonly changes: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly late: boolean;
    readonly at: string;
  }[];
}

export interface LessonFigures {
  /** `attended` is in percent; none where no lesson was held. */
  readonly lessons: { readonly held: number; readonly missed: number; readonly attended?: number };
  readonly reasons: { readonly absent: number; readonly excused: number; readonly ill: number };
  readonly late: { readonly lessons: number; readonly minutes: number };
}

export interface Attendance {
  readonly pupil: Person;
  readonly from: string;
  readonly to: string;
  readonly total: LessonFigures & {
    readonly days: { readonly held: number; readonly missed: number; readonly partly: number };
    readonly unexcusedInARow: { readonly lessons: InARow; readonly days: InARow };
  };
  /** `2026-11` */
  readonly months: readonly (LessonFigures & { readonly month: string })[];
  readonly subjects: readonly (LessonFigures & Named)[];
  /** Lessons missed or come late to, oldest first. */
  readonly rows: readonly Missed[];
  readonly next?: string;
}

export interface InARow {
  readonly longest: number;
  readonly current: number;
}

export interface Missed {
  readonly lessonId: string;
  readonly date: string;
  readonly number: number;
  readonly subject: Named;
  /** What it counts as now, and what the teacher recorded. */
  readonly code: AbsenceCode;
  readonly recorded: AbsenceCode;
  readonly minutes?: number;
}

/** What pupils are compared by. */
export interface Matter {
  readonly period: { readonly term: string } | { readonly year: string };
  /** Without one, all subjects together. */
  readonly subject?: string | undefined;
}

export interface OwnRating {
  readonly period: Named;
  readonly subject?: Named;
  /** Grades that count, with fewer than which a pupil has no place. */
  readonly least: number;
  readonly class: OwnPlace;
  readonly parallel: OwnPlace;
  readonly school: OwnPlace;
}

export type OwnPlace =
  | { readonly title: string; readonly tooSmall: true }
  | {
      readonly title: string;
      readonly tooSmall: false;
      readonly place?: number;
      /** The place now minus the one before this week: negative for a climb. */
      readonly change?: number;
      readonly average?: number;
      /** From 0, the scale's lowest grade, to 1, its highest. */
      readonly share?: number;
      readonly count: number;
      /** How many have a place. */
      readonly of: number;
      readonly bands: readonly Band[];
    };

/** Pupils with an average, or a share where scales differ, from `least` on up to the next band. */
export interface Band {
  readonly least: number;
  readonly value?: string;
  readonly pupils: number;
}

/** More than any pupil has subjects. */
const mostSubjects = '200';
const absencesInAPart = '100';

const pathOf = (pupilId: string, report: string, query: Readonly<Record<string, string>> = {}) => {
  const asked = new URLSearchParams(query).toString();
  return `/api/pupils/${encodeURIComponent(pupilId)}/${report}${asked === '' ? '' : `?${asked}`}`;
};

/** The journal is asked for one day as it is for several. */
export const askedOf = (span: Span) => ('day' in span ? { from: span.day, to: span.day } : span);

export const yearsQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['years', pupilId],
    queryFn: async ({ signal }) => (await request(pathOf(pupilId, 'years'), { signal })) as Years,
    staleTime: 300_000,
  });

export const useYears = (pupilId: string) => useQuery(yearsQuery(pupilId));

export const gradesQuery = (pupilId: string, span: Span) =>
  queryOptions({
    queryKey: ['grades', pupilId, span],
    queryFn: async ({ signal }) =>
      (await request(pathOf(pupilId, 'grades', { ...askedOf(span), limit: mostSubjects }), {
        signal,
      })) as AllGrades,
    ...kept,
  });

export const finalGradesQuery = (pupilId: string) =>
  queryOptions({
    queryKey: ['final-grades', pupilId],
    queryFn: async ({ signal }) =>
      (await request(pathOf(pupilId, 'final-grades'), { signal })) as FinalGrades,
    ...kept,
  });

export const attendanceQuery = (pupilId: string, span: Span) =>
  infiniteQueryOptions({
    queryKey: ['attendance', pupilId, span],
    queryFn: async ({ signal, pageParam }) => {
      const part = { limit: absencesInAPart, ...(pageParam === undefined ? {} : { after: pageParam }) };
      return (await request(pathOf(pupilId, 'attendance', { ...askedOf(span), ...part }), {
        signal,
      })) as Attendance;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    ...kept,
  });

export const useAttendance = (pupilId: string, span: Span) =>
  useInfiniteQuery(attendanceQuery(pupilId, span));

export const ratingQuery = (pupilId: string, { period, subject }: Matter) =>
  queryOptions({
    queryKey: ['rating', pupilId, period, subject],
    queryFn: async ({ signal }) => {
      const ofSubject = subject === undefined ? {} : { subject };
      return (await request(pathOf(pupilId, 'rating', { ...period, ...ofSubject }), { signal })) as OwnRating;
    },
    ...kept,
  });
