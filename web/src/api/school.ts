import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Person } from './diary.js';
import type { Term, Year } from './pupil-reports.js';
import { request } from './request.js';

interface Settings {
  readonly subjects: Readonly<Record<string, string>>;
  readonly years: Readonly<Record<string, Omit<Term, 'id'> & { readonly yearId: string }>>;
  readonly terms: Readonly<
    Record<string, Omit<Term, 'id'> & { readonly termId: string; readonly yearId: string }>
  >;
}

/** A class with everybody who is or was in it. */
export interface SchoolClass {
  readonly classId: string;
  readonly title: string;
  readonly teachers: readonly Member[];
  readonly pupils: readonly Member[];
}

export interface Member extends Person {
  readonly from: string;
  readonly to?: string;
}

const pathOf = (school: string, what: string) => `/api/schools/${encodeURIComponent(school)}/${what}`;

/** A school's years with their terms, in the order of their dates. */
export const schoolYearsQuery = (school: string) =>
  queryOptions({
    queryKey: ['school-years', school],
    queryFn: async ({ signal }) =>
      yearsIn((await request(pathOf(school, 'settings'), { signal })) as Settings),
    staleTime: 300_000,
  });

/** What is taught in a school, by title. */
export const schoolSubjectsQuery = (school: string) =>
  queryOptions({
    queryKey: ['school-subjects', school],
    queryFn: async ({ signal }) => {
      const { subjects } = (await request(pathOf(school, 'settings'), { signal })) as Settings;
      return Object.entries(subjects)
        .map(([id, title]) => ({ id, title }))
        .sort((a, b) => a.title.localeCompare(b.title));
    },
    staleTime: 300_000,
  });

export const useSchoolYears = (school: string) => useQuery(schoolYearsQuery(school));

/** The classes of a school: all for whoever leads it, the own ones for their teachers. */
export const schoolClassesQuery = (school: string) =>
  queryOptions({
    queryKey: ['classes', school],
    queryFn: async ({ signal }) => {
      const answer = (await request(pathOf(school, 'classes'), { signal })) as {
        readonly classes: readonly SchoolClass[];
      };
      return answer.classes;
    },
    staleTime: 60_000,
  });

export const useClasses = (school: string) => useQuery(schoolClassesQuery(school));

export function yearsIn({ years, terms }: Pick<Settings, 'years' | 'terms'>): readonly Year[] {
  return Object.values(years)
    .map(({ yearId, title, from, to }) => ({
      ...{ id: yearId, title, from, to },
      terms: Object.values(terms)
        .filter((term) => term.yearId === yearId)
        .map((term) => ({ id: term.termId, title: term.title, from: term.from, to: term.to }))
        .sort(byDates),
    }))
    .sort(byDates);
}

const byDates = (a: Term, b: Term): number => (a.from < b.from ? -1 : 1);
