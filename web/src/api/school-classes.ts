import { queryOptions } from '@tanstack/react-query';
import { request } from './request.js';

/** A class such as 7B: all of a school's for whoever leads it, the own ones for their teachers. */
export interface SchoolClass {
  readonly classId: string;
  readonly title: string;
}

export const classesQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['classes', schoolId],
    queryFn: async ({ signal }) => {
      const answer = await request(`/api/schools/${encodeURIComponent(schoolId)}/classes`, { signal });
      return (answer as { readonly classes: readonly SchoolClass[] }).classes;
    },
    staleTime: 5 * 60_000,
  });
