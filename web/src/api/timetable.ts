import { queryOptions } from '@tanstack/react-query';
import type { DiaryLesson, Person } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

/** A lesson as it takes place on its day, or as it was to. Dates are civil. */
export interface LessonOfWeek extends Pick<
  DiaryLesson,
  | 'lessonId'
  | 'pageId'
  | 'time'
  | 'room'
  | 'subject'
  | 'teacher'
  | 'substitution'
  | 'test'
  | 'cancelled'
  | 'cancelReason'
> {
  readonly date: string;
  readonly number: number;
  /** Who is taught; not told to a pupil. */
  readonly group?: { readonly id: string; readonly title: string };
}

/** A day that does not go by the plan of its day of the week. */
export interface SpecialDay {
  readonly date: string;
  /** What it is off for. */
  readonly off?: string;
  /** By whose plan it goes; Monday is 1. */
  readonly shifted?: { readonly weekday: number; readonly week?: 'A' | 'B' };
}

interface WeekOfLessons {
  readonly specialDays: readonly SpecialDay[];
  readonly lessons: readonly LessonOfWeek[];
}

/** Whose lessons are asked for. */
export interface WhoseLessons {
  readonly of: 'classes' | 'teachers';
  readonly id: string;
}

export const lessonsQuery = ({ of, id }: WhoseLessons, week: string) =>
  queryOptions({
    queryKey: ['lessons', of, id, week],
    queryFn: async ({ signal }) =>
      (await request(`/api/${of}/${encodeURIComponent(id)}/lessons?week=${week}`, {
        signal,
      })) as WeekOfLessons,
    ...kept,
  });

/** The plan of a term as it stands now, and when it was published. */
export interface TermPlan {
  readonly bells: Readonly<Record<string, readonly Bell[]>>;
  readonly first?: 'A' | 'B';
  readonly rooms: readonly { readonly code: string; readonly title: string }[];
  readonly publications: readonly { readonly from: string; readonly at: string }[];
  readonly occasions: readonly {
    readonly occasionId: string;
    readonly date: string;
    readonly title: string;
    /** How many give way. */
    readonly lessons: number;
  }[];
  readonly entries: readonly PlannedEntry[];
}

export interface Bell {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

export interface PlannedEntry {
  readonly entryId: string;
  /** Monday is 1. */
  readonly weekday: number;
  readonly number: number;
  readonly weeks: 'every' | 'A' | 'B';
  readonly group: { readonly title: string };
  readonly subject: { readonly title: string };
  readonly teacher: Person;
  readonly room?: string;
}

/** A school and one of its terms. */
export interface SchoolTerm {
  readonly schoolId: string;
  readonly termId: string;
}

export const timetablePath = ({ schoolId, termId }: SchoolTerm): string =>
  `/api/schools/${encodeURIComponent(schoolId)}/terms/${encodeURIComponent(termId)}/timetable`;

export const planQuery = (of: SchoolTerm) =>
  queryOptions({
    queryKey: ['timetable-plan', of.schoolId, of.termId],
    queryFn: async ({ signal }) => (await request(timetablePath(of), { signal })) as TermPlan,
    ...kept,
  });

export interface Term {
  readonly termId: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

/** The terms of a school, in their order. */
export const termsQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['terms', schoolId],
    queryFn: async ({ signal }) => {
      const settings = await request(`/api/schools/${encodeURIComponent(schoolId)}/settings`, { signal });
      const { terms } = settings as { readonly terms: Readonly<Record<string, Term>> };
      return Object.values(terms).sort((a, b) => a.from.localeCompare(b.from));
    },
    staleTime: 5 * 60_000,
  });

/** What a file comes to. */
export interface ImportCounts {
  readonly lessons: number;
  readonly placed: number;
  readonly removed: number;
  readonly dryRun: boolean;
}

/** @throws ProblemError `timetable-file-refused` with every cell that is to be put right. */
export const importPlan = async (of: SchoolTerm, csv: string, dryRun: boolean) =>
  (await request(`${timetablePath(of)}/import`, { method: 'POST', body: { csv, dryRun } })) as ImportCounts;

export const publishPlan = (of: SchoolTerm, from: string) =>
  request(`${timetablePath(of)}/publication`, { method: 'POST', body: { from } });

export const setBells = (of: SchoolTerm, weekdays: readonly number[], bells: readonly Bell[]) =>
  request(`${timetablePath(of)}/bells`, { method: 'PUT', body: { weekdays, bells } });

export const listRooms = (of: SchoolTerm, rooms: TermPlan['rooms']) =>
  request(`${timetablePath(of)}/rooms`, { method: 'PUT', body: { rooms } });
