import { queryOptions } from '@tanstack/react-query';
import type { Ratings } from '../../../src/school/ratings.values.js';
import type { Rounding } from '../../../src/school/rounding.values.js';
import type { ScalePreset } from '../../../src/school/scale-presets.values.js';
import type { Scale, WorkKind } from '../../../src/school/scale.values.js';
import type { TestLimits } from '../../../src/school/test-limits.values.js';
import type { WorkKindVersions } from '../../../src/school/work-kinds.values.js';
import type { Year } from './pupil-reports.js';
import { request } from './request.js';
import { yearsIn } from './school.js';

export type { Ratings, Rounding, Scale, ScalePreset, TestLimits, WorkKind, WorkKindVersions };

/** How a school grades, as it is set now. */
export interface SchoolSettings {
  readonly years: readonly Year[];
  /** Titles by id. */
  readonly subjects: Readonly<Record<string, string>>;
  readonly scale: Scale;
  readonly scalesBySubject: Readonly<Record<string, Scale>>;
  readonly works: WorkKindVersions;
  readonly rounding: Rounding;
  readonly editWindowDays: number;
  readonly ratings: Ratings;
  /** Titles by code. */
  readonly reasons: Readonly<Record<string, string>>;
  /** How many planned tests a class should have at most. */
  readonly testLimits: TestLimits;
  /** How many guardians one may vote for in a meeting. */
  readonly proxies: number;
}

const pathOf = (schoolId: string, ...rest: readonly string[]) =>
  ['/api/schools', ...[schoolId, ...rest].map(encodeURIComponent)].join('/');

/** Not asked again by itself: what is being written in a form would be taken from under it. */
export const schoolSettingsQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['school-settings', schoolId],
    queryFn: async ({ signal }) => {
      const told = (await request(pathOf(schoolId, 'settings'), { signal })) as Omit<
        SchoolSettings,
        'years'
      > &
        Parameters<typeof yearsIn>[0];
      return { ...told, years: yearsIn(told) };
    },
  });

const put = (schoolId: string, path: readonly string[], body: unknown) =>
  request(pathOf(schoolId, ...path), { method: 'PUT', body });

export type ScaleChange = ({ readonly preset: ScalePreset } | { readonly scale: Scale }) & {
  readonly subjectId?: string;
};

/** @throws ProblemError `bad-scale` */
export const defineScale = (schoolId: string, change: ScaleChange) => put(schoolId, ['scale'], change);

/** @throws ProblemError `bad-work-kind`, `work-kind-backdated` */
export const defineWorkKind = (schoolId: string, { code, ...work }: WorkKind, from: string) =>
  put(schoolId, ['work-kinds', code], { ...work, from });

/** @throws ProblemError `bad-rounding` */
export const setRounding = (schoolId: string, rounding: Rounding) => put(schoolId, ['rounding'], rounding);

/** @throws ProblemError `bad-edit-window` */
export const setEditWindow = (schoolId: string, days: number) => put(schoolId, ['edit-window'], { days });

/** @throws ProblemError `bad-ratings` */
export const setRatings = (schoolId: string, ratings: Ratings) => put(schoolId, ['ratings'], ratings);

/** @throws ProblemError `bad-test-limits` */
export const setTestLimits = (schoolId: string, limits: TestLimits) => put(schoolId, ['test-limits'], limits);

/** @throws ProblemError `bad-proxies` */
export const limitProxies = (schoolId: string, proxies: number) => put(schoolId, ['proxies'], { proxies });

/** @throws ProblemError `bad-correction-reason` */
export const listReason = (schoolId: string, code: string, title: string) =>
  put(schoolId, ['correction-reasons', code], { title });

export const delistReason = (schoolId: string, code: string) =>
  request(pathOf(schoolId, 'correction-reasons', code), { method: 'DELETE' });

/** A year as it is written; what is new has no id yet. */
export interface WrittenYear {
  readonly id?: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly terms: readonly WrittenTerm[];
}

export interface WrittenTerm {
  readonly id?: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

/** @returns the year's id. @throws ProblemError `bad-year`, `term-in-use` */
export const saveYear = async (
  schoolId: string,
  { id, title, from, to, terms }: WrittenYear,
  key: string,
) => {
  const body = {
    ...{ title, from, to },
    terms: terms.map(({ id: termId, ...term }) => ({ ...term, ...(termId === undefined ? {} : { termId }) })),
  };
  if (id === undefined) {
    const answer = await request(pathOf(schoolId, 'years'), { method: 'POST', body, key });
    return (answer as { readonly yearId: string }).yearId;
  }
  await request(pathOf(schoolId, 'years', id), { method: 'PUT', body, key });
  return id;
};
