import { queryOptions } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { request } from './request.js';

/** How a school goes on into the next year: as it is proposed, or as it was opened. Dates are civil. */
export interface NextYear {
  readonly status: 'proposed' | 'opened' | 'ready';
  readonly from: Span & { readonly yearId: string };
  readonly year: Span;
  readonly terms: readonly (Span & { readonly termId: string })[];
  readonly classes: readonly GoingOn<{ readonly classId: string; readonly pupils: number }>[];
  readonly groups: readonly GoingOn<{ readonly groupId: string; readonly subjectId: string }>[];
  readonly leavers: readonly (Person & { readonly class: string })[];
}

export interface Span {
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

/** A class or group, with what becomes of it; without `next` it ends with the year. */
export type GoingOn<Group> = Group & {
  readonly title: string;
  readonly next?: { readonly id: string; readonly title: string; readonly teachers: readonly Person[] };
};

/** What is to be otherwise than it is proposed. */
export interface NextYearChanges {
  readonly year?: Partial<Span>;
  /** By the terms of the ending year. */
  readonly terms?: readonly ({ readonly termId: string } & Partial<Span>)[];
  readonly classes?: readonly {
    readonly classId: string;
    readonly title?: string;
    readonly teacherIds?: readonly string[];
    readonly leaves?: boolean;
  }[];
  readonly groups?: readonly {
    readonly groupId: string;
    readonly title?: string;
    readonly teacherIds?: readonly string[];
    readonly renewed?: boolean;
  }[];
  readonly leavers?: readonly string[];
}

const pathOf = (schoolId: string) => `/api/schools/${encodeURIComponent(schoolId)}/next-year`;

/** Asked anew every two seconds while the year is being opened, and else not: corrections are being written. */
export const nextYearQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['next-year', schoolId],
    queryFn: async ({ signal }) => (await request(pathOf(schoolId), { signal })) as NextYear,
    refetchInterval: ({ state }) => (state.data?.status === 'opened' ? 2_000 : false),
  });

/** @throws ProblemError `bad-next-year`, `next-year-opened-already` */
export const openNextYear = (schoolId: string, changes: NextYearChanges, key: string) =>
  request(pathOf(schoolId), { method: 'POST', body: changes, key });
