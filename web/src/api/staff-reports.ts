import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ClassAttendance, SchoolAttendance } from '../../../projections/attendance-report/answer.js';
import type { AttendanceFigures, DayFigures } from '../../../projections/attendance-report/figures.js';
import type {
  AsOf,
  AuthorityReport,
  ClassReport,
  FiguresRow,
  ListedPupil,
  ListKind,
  PartKind,
  PageProgressRow,
  PerformanceReport,
  PupilsReport,
  SchoolSummary,
  TeacherProgress,
  TeacherTotals,
} from '../../../projections/performance/answer.js';
import { kept } from './freshness.js';
import { askedOf, type Span } from './pupil-reports.js';
import { request } from './request.js';

export type { ClassAttendance, SchoolAttendance, AttendanceFigures, DayFigures };
export type AuthorityFigures = AuthorityReport['total'];
export type { ClassReport, FiguresRow, ListedPupil, ListKind, PartKind };
export type { PageProgressRow, TeacherProgress, TeacherTotals };

/** What a report stands for: the place in the log, the instant at which it was reckoned, and the day that counts. */
export interface StandsFor {
  readonly position: string;
  readonly at: string;
  readonly date: string;
}

/** A report as it is served, with what the rows that follow are asked for by. */
type Served<Report extends { readonly asOf: AsOf }> = Omit<Report, 'asOf'> &
  StandsFor & { readonly next?: string };

/** A term or a year. */
export type Period = Extract<Span, { readonly term: string } | { readonly year: string }>;

const rowsInAPart = '200';

/** Asks for a report, and for the rows that follow while there are any and somebody wants them. */
const useReport = <Report extends { readonly asOf: AsOf }>(
  path: string,
  query: Readonly<Record<string, string>>,
) =>
  useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: ['staff-report', path, query],
      queryFn: async ({ signal, pageParam }) => {
        const after = pageParam === undefined ? {} : { after: pageParam };
        const asked = new URLSearchParams({ ...query, limit: rowsInAPart, ...after });
        return (await request(`/api/${path}?${asked}`, { signal })) as Served<Report>;
      },
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
      ...kept,
    }),
  );

const of = (whose: 'schools' | 'classes' | 'teachers', id: string, report: string) =>
  `${whose}/${encodeURIComponent(id)}/${report}`;

/** Performance, quality and degree of training, a row for each part of the school. */
export const usePerformance = (school: string, period: Period, by: PartKind) =>
  useReport<PerformanceReport>(of('schools', school, 'performance'), { ...period, by });

/** Of several schools, by the titles of a year and of a term of it; without a term, the year's final grades. */
export const useAuthorityPerformance = (schools: readonly string[], year: string, term: string | undefined) =>
  useReport<AuthorityReport>('authority/performance', {
    ...{ schools: schools.join(','), year },
    ...(term === undefined ? {} : { term }),
  });

/** Pupils in one of the lists: for deputy heads. */
export const useListedPupils = (school: string, period: Period, list: ListKind) =>
  useReport<PupilsReport>(of('schools', school, 'performance/pupils'), { ...period, list });

export const useSchoolAttendance = (school: string, span: Span) =>
  useReport<SchoolAttendance>(of('schools', school, 'attendance'), askedOf(span));

export const useClassAttendance = (classId: string, span: Span) =>
  useReport<ClassAttendance>(of('classes', classId, 'attendance'), askedOf(span));

/** How all teachers keep their pages: for whoever leads the school. */
export const useSchoolSummary = (school: string, term: string) =>
  useReport<SchoolSummary>(of('schools', school, 'summary'), { term });

export const useTeacherProgress = (teacher: string, term: string) =>
  useReport<TeacherProgress>(of('teachers', teacher, 'progress'), { term });

/** A class's term on one sheet. */
export const useClassReport = (classId: string, term: string) =>
  useQuery({
    queryKey: ['class-report', classId, term],
    queryFn: async ({ signal }) => {
      const path = `/api/${of('classes', classId, 'report')}?${new URLSearchParams({ term })}`;
      return (await request(path, { signal })) as Served<ClassReport>;
    },
    ...kept,
  });
