import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

export type RuleName =
  | 'many-corrections-in-a-short-time'
  | 'corrections-outside-teaching-hours'
  | 'account-that-never-wrote-before'
  | 'upward-corrections-before-closing'
  | 'changes-in-pages-of-others';

export const conclusions = ['ordinaryWork', 'mistakes', 'misuse', 'stolenSignIn'] as const;
export type Conclusion = (typeof conclusions)[number];

interface Review {
  readonly conclusion: Conclusion;
  readonly note?: string;
  readonly by: Person;
  readonly at: string;
}

/** An account under suspicion, or one that was. Instants are ISO 8601. */
export interface AlertInList {
  readonly alertId: string;
  readonly raisedAt: string;
  readonly holder: Person;
  readonly rules: readonly RuleName[];
  readonly pages: number;
  readonly review?: Review;
}

export interface Correction {
  readonly eventId: string;
  readonly at: string;
  readonly what: 'grade' | 'annulledGrade' | 'withdrawnDebt' | 'termGrade' | 'finalGrade';
  readonly pupil: Person;
  readonly group?: string;
  readonly subject?: string;
  readonly pageId?: string;
  readonly lessonOf?: string;
  readonly work?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason: string;
  readonly late: boolean;
}

export interface AlertReport {
  readonly alertId: string;
  readonly schoolId: string;
  readonly raisedAt: string;
  readonly since: string;
  readonly account: { readonly holder: Person; readonly ended: boolean };
  readonly findings: readonly {
    readonly rule: RuleName;
    readonly at: string;
    readonly evidence: readonly string[];
  }[];
  /** Everything that the account corrected, oldest first. */
  readonly corrections: readonly Correction[];
  readonly review?: Review;
}

interface AlertsAnswer {
  readonly alerts: readonly AlertInList[];
  readonly next?: string;
}

export const useAlerts = (school: string) =>
  useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: ['alerts', school],
      queryFn: async ({ signal, pageParam }) => {
        const asked = new URLSearchParams({
          school,
          ...(pageParam === undefined ? {} : { after: pageParam }),
        });
        return (await request(`/api/audit/alerts?${asked}`, { signal })) as AlertsAnswer;
      },
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    }),
  );

export const alertQuery = (alertId: string) =>
  queryOptions({
    queryKey: ['alert', alertId],
    queryFn: async ({ signal }) =>
      (await request(`/api/audit/alerts/${encodeURIComponent(alertId)}`, { signal })) as AlertReport,
    ...kept,
  });

export const useAlert = (alertId: string) => useQuery(alertQuery(alertId));

/** @throws ProblemError where it is closed already, or about oneself */
export const reviewAlert = (alertId: string, body: { conclusion: Conclusion; note?: string }) =>
  request(`/api/audit/alerts/${encodeURIComponent(alertId)}/review`, { method: 'POST', body });
